import os, subprocess, sys
d = os.path.dirname(os.path.abspath(__file__))
for f in ("make_pages1.py", "make_pages2.py", "make_feeds.py", "make_bin.py"):
    subprocess.run([sys.executable, os.path.join(d, f)], check=True)
