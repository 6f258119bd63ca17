"""Dialogs: each asks for one thing, says in place what is wrong, and tells what was wanted by a signal."""
