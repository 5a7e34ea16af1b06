"""Django's settings. Strict by default; only the demo and debugging loosen anything, and only what is named here."""

from csp.constants import NONCE, NONE, SELF

from alur.web.config import environment
from alur.web.config.database import database_settings
from alur.web.config.mail import mail_settings

ROOT, VAR, DEBUG, DEMO = environment.ROOT, environment.VAR, environment.DEBUG, environment.DEMO
HTTPS = environment.HTTPS
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.HOSTS
ROOT_URLCONF = "alur.web.config.urls"
WSGI_APPLICATION = "alur.web.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Ours from the most general to the most particular; DESIGN §2 gives the order that imports must keep.
INSTALLED_APPS = [
    "alur.web.config",
    "alur.web.desk",
    "alur.web.public",
    "alur.web.conduct",
    "alur.web.measure",
    "alur.web.case",
    "alur.web.learn",
    "alur.web.sop",
    "alur.web.people",
    "alur.web.shell",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "alur.web.shell.headers.PrivacyHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "alur.web.shell.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alur.web.people.sessions.SessionLimits",
    "alur.web.people.zones.ZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "alur.web.shell.errors.MethodMiddleware",
    "alur.web.shell.asked.RefuseNul",
    "alur.web.shell.policy.PolicyMiddleware",
    "alur.web.shell.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "alur.web.config.navigation.navigation",
                "alur.web.people.context.me",
                "alur.web.public.context.episode",
            ],
            "builtins": ["django.templatetags.i18n", "alur.web.shell.templatetags.alur"],
        },
    }
]

FORM_RENDERER = "alur.web.shell.rendering.FormRenderer"

# ATOMIC_REQUESTS stays off: with IMMEDIATE every GET would take the write lock (TRUST §4).
DATABASES = {"default": database_settings(environment.DATABASE_URL, VAR / "alur.sqlite3")}
# Shared by all processes, so that limits on sign-in count once.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# A cookie of this prefix can be set by this host alone, over HTTPS alone.
_COOKIE_PREFIX = "__Host-" if HTTPS else ""

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [ROOT / "src" / "alur" / "web" / "locale"]
CATALOGUES = sorted(LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po"))
LANGUAGE_COOKIE_NAME = f"{_COOKIE_PREFIX}bahasa"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 31_536_000
USE_TZ = True
TIME_ZONE = "UTC"  # pages are shown in the zone of the reader's unit (people.zones)

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "alur.web.shell.fonts.FontFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAR / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# Length and known passwords, no composition rules (ASVS 6.2).
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "alur.web.people.passwords.ContextWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alur.web.people.signing_in.Adapter"
ACCOUNT_FORMS = {
    "login": "alur.web.people.forms.signing_in.SignInForm",
    "change_password": "alur.web.people.forms.signing_in.NewPasswordForm",
    "set_password": "alur.web.people.forms.signing_in.FirstPasswordForm",
    "reauthenticate": "alur.web.people.forms.signing_in.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login_name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # our own limits rule: 30 minutes idle, 12 hours in all
ACCOUNT_LOGOUT_REDIRECT_URL = "/masuk/"
# Guesses are limited by our adapter; this one only stops a flood, and a whole office sits behind one address.
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.BEHIND_PROXY else 0
ACCOUNT_PRESERVE_USERNAME_CASING = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Alur"
MFA_TOTP_TOLERANCE = 1  # half a minute either way: clocks of phones differ

PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # of the links that an administrator hands over

SESSION_ENGINE = "alur.web.people.sessions"
SESSION_COOKIE_AGE = 30 * 60
SESSION_ABSOLUTE_AGE = 12 * 60 * 60
DEVICE_COOKIE_NAME = f"{_COOKIE_PREFIX}perangkat"
SESSION_COOKIE_NAME = f"{_COOKIE_PREFIX}sesi"
CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "alur.web.shell.errors.csrf_failed"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat/$"]  # asked from this machine, past the proxy; says nothing about anybody
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # data: for the QR picture of the second factor
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
vars().update(mail_settings(environment.MAIL_URL, VAR / "surat"))
DEFAULT_FROM_EMAIL = environment.MAIL_FROM
ANCHOR_MAIL = environment.ANCHOR_MAIL
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# To standard error, which the machine's own journal keeps; ids only, no names and no contents.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "alur": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
