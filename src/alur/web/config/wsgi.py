"""The door for gunicorn. Start-up checks run here too: a site that could lose work does not start."""

import os

from django.core.checks import Critical, run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alur.web.config.settings")
application = get_wsgi_application()
_faults = [fault for fault in run_checks(databases=["default"]) if fault.level >= Critical("").level]
if _faults:
    raise SystemExit("\n".join(fault.msg for fault in _faults))
