"""The one route of the desk."""

from django.urls import path

from alur.web.desk import views

app_name = "desk"

urlpatterns = [path("pekerjaan/", views.home, name="home")]
