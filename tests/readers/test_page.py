"""The page in a real browser, where there is one: nothing overflows at the width of a desk or a telephone, light or dark.

    pytest tests/readers --release dist/1.0.0
"""
import html
import os
import re
import shutil
import subprocess
import tempfile

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FRAME = """<body style="margin:0"><iframe id="f" style="width:{width}px;height:900px;border:0" srcdoc="{page}"></iframe>
<script>onload = () => {{
  const d = document.getElementById("f").contentDocument;
  d.querySelectorAll("details").forEach(e => e.open = true);
  const over = [...d.querySelectorAll("main *")].filter(e => !e.closest(".chart") && e.getBoundingClientRect().right > {width} + 0.5);
  document.title = "wide " + d.documentElement.scrollWidth + " over " + over.length + " " + over.slice(0, 3).map(e => e.outerHTML.slice(0, 80));
}}</script>"""


@pytest.mark.skipif(not CHROMIUM, reason="no Chromium here")
@pytest.mark.parametrize("name", ["report.html", "../index.html"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows(request, name, width, scheme):
    page = open(os.path.join(request.config.getoption("--release"), name), encoding="utf-8").read()
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8") as frame:
        frame.write(FRAME.format(width=width, page=html.escape(page)))
        frame.flush()
        dark = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
        command = [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", *dark, "--window-size=1400,1000", "--virtual-time-budget=4000", "--dump-dom", "file://" + frame.name]
        shown = subprocess.run(command, capture_output=True, text=True, timeout=120).stdout
    title = re.search(r"<title>(wide (\d+) over (\d+).*?)</title>", shown)
    assert title, shown[:300]
    assert int(title.group(2)) <= width and title.group(3) == "0", html.unescape(title.group(1))
