from django.urls import path

from accounts.views import access_log, exports, officers, profile, second_factor, sign_in

urlpatterns = [
    path("login/", sign_in.login, name="login"),
    path("logout/", sign_in.logout, name="logout"),
    path("language/", sign_in.language, name="language"),
    path("second-factor/", second_factor.show, name="second_factor"),
    path("second-factor/setup/", second_factor.set_up, name="second_factor_setup"),
    path("second-factor/key.svg", second_factor.picture, name="second_factor_picture"),
    path("profile/", profile.profile, name="profile"),
    path("profile/password/", profile.password, name="password"),
    path("profile/shortcuts/", profile.shortcuts, name="shortcuts"),
    path("officers/", officers.officer_list, name="officer_list"),
    path("officers/new/", officers.officer_new, name="officer_new"),
    path("officers/<int:pk>/", officers.officer_detail, name="officer_detail"),
    path("officers/<int:pk>/posts/", officers.post_new, name="post_new"),
    path("officers/<int:pk>/in-use/", officers.officer_in_use, name="officer_in_use"),
    path("officers/<int:pk>/reset/", officers.officer_reset, name="officer_reset"),
    path("posts/<int:pk>/end/", officers.post_end, name="post_end"),
    path("exports/", exports.export_list, name="export_list"),
    path("exports/trace/", exports.export_trace, name="export_trace"),
    path("exports/<int:pk>/", exports.export_detail, name="export_detail"),
    path("exports/<int:pk>/file/", exports.export_take, name="export_take"),
    path("exports/<int:pk>/progress/", exports.export_progress, name="export_progress"),
    path("exports/<int:pk>/again/", exports.export_again, name="export_again"),
    path("exports/<int:pk>/answer/", exports.export_answer, name="export_answer"),
    path("access-log/", access_log.access_log, name="access_log"),
]
