#!/bin/sh
# Builds the wheel, the one-folder bundle, and (on Debian) a .deb round the bundle; then starts the bundle offscreen.
#   build.sh PYTHON
set -eu
python=${1:-python3}
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"
rm -rf dist build
"$python" -m build --wheel --no-isolation --outdir dist . >/dev/null
"$python" -m PyInstaller --log-level WARN --noconfirm --distpath dist --workpath build packaging/news-monitor.spec
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
echo "Starting the bundle …"
dist/news-monitor/news-monitor --version
dist/news-monitor/news-monitor --profile "$profile" doctor
echo 'The outlook is bleak, “but we are hopeful,” said Mira Castellan.' | dist/news-monitor/news-monitor analyze
QT_QPA_PLATFORM=offscreen timeout --preserve-status -s TERM 15 dist/news-monitor/news-monitor --profile "$profile" desk
echo "It opened a window, and ended in order when asked to."

if command -v dpkg-deb >/dev/null 2>&1; then
    version=$("$python" -c 'from importlib.metadata import version; print(version("news-sentiment-monitor"))')
    tree=build/deb
    id=io.github.newsmonitor.NewsSentimentMonitor
    mkdir -p "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/metainfo" \
        "$tree/usr/share/icons/hicolor/scalable/apps" "$tree/usr/share/doc/news-sentiment-monitor"
    cp -a dist/news-monitor "$tree/opt/news-sentiment-monitor"
    ln -s ../../opt/news-sentiment-monitor/news-monitor "$tree/usr/bin/news-monitor"
    cp "packaging/linux/$id.desktop" "$tree/usr/share/applications/"
    cp "packaging/linux/$id.metainfo.xml" "$tree/usr/share/metainfo/"
    cp resources/icons/news-sentiment-monitor.svg "$tree/usr/share/icons/hicolor/scalable/apps/"
    cp LICENSE "$tree/usr/share/doc/news-sentiment-monitor/copyright"
    cat > "$tree/DEBIAN/control" <<CONTROL
Package: news-sentiment-monitor
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The News-Sentiment Monitor contributors <team@news-monitor.invalid>
Section: net
Priority: optional
Depends: libc6 (>= 2.34), libegl1, libgl1, libglib2.0-0, libdbus-1-3, libfontconfig1, libxkbcommon0
Description: Who says what in the news, and how sure that is
 Polls feeds, keeps every article, finds who says what, scores sentiment per
 outlet and per voice, plots it over time, raises alerts and exports CSV.
CONTROL
    dpkg-deb -Zzstd -z10 --root-owner-group --build "$tree" "dist/news-sentiment-monitor_${version}_$(dpkg --print-architecture).deb" >/dev/null
fi
ls -sh dist
