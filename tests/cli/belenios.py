"""belenios-tool, a program of others. BELENIOS_TOOL names it; without that it is the system's, which for Debian 12 is 2.0
and knows no Ed25519."""

import os
import shutil
import subprocess

TOOL = os.environ.get("BELENIOS_TOOL") or shutil.which("belenios-tool")


def run(*words, folder=None, stdin=b""):
    # Without the first of these, 3.x checks ballots in the background and may end before it has checked all.
    environment = {**os.environ, "LWT_ASYNC_METHOD": "none", "BELENIOS_USE_URANDOM": "1"}
    return subprocess.run([TOOL, *words], cwd=folder, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          timeout=300, check=False, env=environment)


def knows_ed25519():
    return TOOL is not None and not run("--version").stdout.startswith(b"2.")


def verify(folder):
    """The one archive in the folder."""
    return run("election", "verify", "--dir", ".", folder=folder)
