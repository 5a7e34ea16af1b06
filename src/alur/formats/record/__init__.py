"""The record of cases as a file that proves itself: written here, checked by a verifier that stands alone."""
