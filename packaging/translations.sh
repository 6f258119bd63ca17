#!/bin/sh
# Brings resources/translations up to date with the code, by Qt's own tools: texts that are new in the code are added
# to each .ts file as unfinished, texts that are gone are dropped, and the .qm files are made anew.
# usage: translations.sh FOLDER-OF-THE-PROGRAMS
set -eu
bin=$1
cd "$(dirname "$0")/.."
sources=$(grep -rl 'from monitor.i18n import' --include='*.py' src/monitor | LC_ALL=C sort)
for ts in resources/translations/*.ts; do
    # shellcheck disable=SC2086  # a word for each file
    "$bin/pyside6-lupdate" -silent -no-obsolete -locations none -tr-function-alias tr+=plural,QT_TR_NOOP+=tr_noop \
        $sources -ts "$ts"
    "$bin/pyside6-lrelease" -silent "$ts" -qm "${ts%.ts}.qm"
done
