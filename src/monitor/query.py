"""The boolean language of topics, alerts and searches."""
