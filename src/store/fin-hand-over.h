/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells ThreadSanitizer of hand-overs that happen inside GLib, which is not built with it. */
#pragma once

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define FIN_HAS_TSAN 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define FIN_HAS_TSAN 1
#endif

#ifdef FIN_HAS_TSAN
#include <sanitizer/tsan_interface.h>
#define FIN_HAND_OVER(address) __tsan_release ((void *) (address))
#define FIN_TAKE_OVER(address) __tsan_acquire ((void *) (address))
#else
#define FIN_HAND_OVER(address) ((void) (address))
#define FIN_TAKE_OVER(address) ((void) (address))
#endif
