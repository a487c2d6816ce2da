/* The way through every page of the window: what audits, checks of the layout and pictures have in common.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "desk.h"

G_BEGIN_DECLS

/** TourStop: a page, or a part of a window, that has come up. */
typedef struct
{
  Desk *desk;
  const char *page; /* its name, as in the names of files */
  GtkWidget *root; /* the window that it is in, or the popover */
} TourStop;

typedef void (*TourVisit) (const TourStop *stop, gpointer data);

void tour (TourVisit visit, gpointer data);
void tour_shortcuts (TourVisit visit, gpointer data);
void tour_resize (GtkWidget *root, int width, int height);
void tour_settle (GtkWidget *root);

G_END_DECLS
