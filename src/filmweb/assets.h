/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The files that belong to the pages, made into strings by the build. */
#ifndef FILM_FILMWEB_ASSETS_H
#define FILM_FILMWEB_ASSETS_H

extern const char web_asset_style[], web_asset_script[], web_asset_icon[];

#endif
