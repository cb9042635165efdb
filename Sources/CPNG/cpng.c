#define _GNU_SOURCE
#include "cpng.h"

#include <png.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { largest_side = 1 << 16, largest_chunk = 1 << 20 };

void cpng_wipe(void *bytes, size_t count) {
    if (bytes != NULL) explicit_bzero(bytes, count);
}

void cpng_free_wiped(void *bytes, size_t count) {
    cpng_wipe(bytes, count);
    free(bytes);
}

// libpng's own rows and zlib's window hold pixels too: each block remembers
// its size, and is wiped when libpng frees it.
typedef union {
    size_t count;
    max_align_t align;
} block;

static png_voidp allocate(png_structp png, png_alloc_size_t count) {
    (void)png;
    if (count > SIZE_MAX - sizeof(block)) return NULL;
    block *made = malloc(sizeof(block) + count);
    if (made == NULL) return NULL;
    made->count = count;
    return made + 1;
}

static void release(png_structp png, png_voidp bytes) {
    (void)png;
    if (bytes == NULL) return;
    block *made = (block *)bytes - 1;
    cpng_free_wiped(made, sizeof(block) + made->count);
}

static void fail(png_structp png, png_const_charp text) {
    cpng_reason *reason = png_get_error_ptr(png);
    strncpy(reason->text, text, sizeof reason->text - 1);
    longjmp(png_jmpbuf(png), 1);
}

static void ignore(png_structp png, png_const_charp text) {
    (void)png;
    (void)text;
}

typedef struct {
    const uint8_t *bytes;
    size_t left;
} source;

static void take(png_structp png, png_bytep out, size_t count) {
    source *from = png_get_io_ptr(png);
    if (count > from->left) png_error(png, "it is cut short");
    memcpy(out, from->bytes, count);
    from->bytes += count;
    from->left -= count;
}

static png_structp reader(source *from, png_infop *info, cpng_reason *reason) {
    memset(reason, 0, sizeof *reason);
    png_structp png =
        png_create_read_struct_2(PNG_LIBPNG_VER_STRING, reason, fail, ignore, NULL, allocate, release);
    if (png == NULL) return NULL;
    *info = png_create_info_struct(png);
    if (*info == NULL) {
        png_destroy_read_struct(&png, NULL, NULL);
        return NULL;
    }
    png_set_read_fn(png, from, take);
    png_set_user_limits(png, largest_side, largest_side);
    png_set_chunk_malloc_max(png, largest_chunk);
    // What libpng would forgive, such as more rows than the header says, is refused.
    png_set_benign_errors(png, 0);
    return png;
}

static size_t four(const uint8_t *bytes) {
    return (size_t)bytes[0] << 24 | (size_t)bytes[1] << 16 | (size_t)bytes[2] << 8 | bytes[3];
}

// What all IDAT chunks hold, by their lengths; a chunk that is cut ends the count.
static size_t compressed(const uint8_t *bytes, size_t count) {
    size_t sum = 0;
    for (size_t at = 8; at + 12 <= count; at += 12 + four(bytes + at)) {
        size_t length = four(bytes + at);
        if (length > count - at - 12) break;
        if (memcmp(bytes + at + 4, "IDAT", 4) == 0) sum += length;
    }
    return sum;
}

// Deflate makes at most 1032 bytes of one (RFC 1951): a header that promises more lies.
static void refuse_lie(png_structp png, png_infop info, const uint8_t *bytes, size_t count) {
    uint64_t row = ((uint64_t)png_get_image_width(png, info) * png_get_channels(png, info)
        * png_get_bit_depth(png, info) + 7) / 8 + 1;
    if (row * png_get_image_height(png, info) / 1032 > compressed(bytes, count))
        png_error(png, "its header promises more pixels than it can hold");
}

int cpng_size(const uint8_t *bytes, size_t count, uint32_t *width, uint32_t *height, cpng_reason *reason) {
    source from = {bytes, count};
    png_infop info = NULL;
    png_structp png = reader(&from, &info, reason);
    if (png == NULL) return 0;
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, NULL);
        return 0;
    }
    png_read_info(png, info);
    *width = png_get_image_width(png, info);
    *height = png_get_image_height(png, info);
    refuse_lie(png, info, bytes, count);
    png_destroy_read_struct(&png, &info, NULL);
    return 1;
}

// Every colour type and depth becomes RGB8. Alpha is dropped, not blended.
static int transform(png_structp png, png_infop info) {
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_strip_alpha(png);
    png_set_gray_to_rgb(png);
    int passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return passes;
}

int cpng_decode(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, uint8_t *rgb, cpng_reason *reason) {
    source from = {bytes, count};
    png_infop info = NULL;
    png_structp png = reader(&from, &info, reason);
    if (png == NULL) return 0;
    if (setjmp(png_jmpbuf(png))) {
        png_destroy_read_struct(&png, &info, NULL);
        return 0;
    }
    png_read_info(png, info);
    if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height)
        png_error(png, "its size changed");
    size_t stride = (size_t)width * 3;
    int passes = transform(png, info);
    if (png_get_rowbytes(png, info) != stride) png_error(png, "its rows are not RGB");
    for (int pass = 0; pass < passes; pass++)
        for (uint32_t row = 0; row < height; row++) png_read_row(png, rgb + row * stride, NULL);
    png_read_end(png, NULL);
    png_destroy_read_struct(&png, &info, NULL);
    return 1;
}

typedef struct {
    uint8_t *bytes;
    size_t count, capacity;
} sink;

static void put(png_structp png, png_bytep bytes, size_t count) {
    sink *to = png_get_io_ptr(png);
    if (count > to->capacity - to->count) png_error(png, "it does not fit");
    memcpy(to->bytes + to->count, bytes, count);
    to->count += count;
}

static void flush(png_structp png) { (void)png; }

int cpng_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t **out, size_t *count, cpng_reason *reason) {
    memset(reason, 0, sizeof *reason);
    size_t stride = (size_t)width * 3;
    // More than deflate makes of the worst rows, at every window size.
    size_t rows = (stride + 1) * height, idat = rows + rows / 4 + 1024;
    sink to = {malloc(idat + 256), 0, idat + 256};
    png_structp png =
        png_create_write_struct_2(PNG_LIBPNG_VER_STRING, reason, fail, ignore, NULL, allocate, release);
    png_infop info = png == NULL ? NULL : png_create_info_struct(png);
    if (to.bytes == NULL || info == NULL || setjmp(png_jmpbuf(png))) {
        png_destroy_write_struct(&png, &info);
        cpng_free_wiped(to.bytes, to.capacity);
        return 0;
    }
    png_set_write_fn(png, &to, put, flush);
    // A buffer that holds all of it makes exactly one IDAT chunk.
    png_set_compression_buffer_size(png, idat);
    png_set_IHDR(
        png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (uint32_t row = 0; row < height; row++) png_write_row(png, rgb + row * stride);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    *out = to.bytes;
    *count = to.count;
    return 1;
}
