"""The engine as a process of its own: `python -m nemo_widgets.engine`, started by `launcher`."""

import sys

from nemo_widgets.engine.serve import serve
from nemo_widgets.errors import NemoError

if __name__ == "__main__":
    try:
        serve(background=True)
    except NemoError as error:
        sys.exit(str(error))
