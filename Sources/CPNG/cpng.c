#define _GNU_SOURCE
#include "cpng.h"

#include <png.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { largest_side = 1 << 16, largest_chunk = 1 << 20, compression_level = 3 };

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

// One place to jump to, whichever of the two structures fails.
typedef struct {
    jmp_buf place;
    cpng_reason *reason;
} failure;

static void fail(png_structp png, png_const_charp text) {
    failure *to = png_get_error_ptr(png);
    strncpy(to->reason->text, text, sizeof to->reason->text - 1);
    longjmp(to->place, 1);
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

static png_structp reader(source *from, png_infop *info, failure *to) {
    png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, to, fail, ignore, NULL, allocate, release);
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
    memset(reason, 0, sizeof *reason);
    source from = {bytes, count};
    failure to = {.reason = reason};
    png_infop info = NULL;
    png_structp png = reader(&from, &info, &to);
    if (png == NULL) return 0;
    if (setjmp(to.place)) {
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

typedef struct {
    uint8_t *bytes;
    size_t count, capacity;
} sink;

static void put(png_structp png, png_bytep bytes, size_t count) {
    sink *to = png_get_io_ptr(png);
    if (count > to->capacity - to->count) {
        size_t capacity = 2 * to->capacity + count;
        uint8_t *larger = malloc(capacity);
        if (larger == NULL) png_error(png, "memory ran out");
        if (to->count > 0) memcpy(larger, to->bytes, to->count);
        cpng_free_wiped(to->bytes, to->capacity);
        to->bytes = larger;
        to->capacity = capacity;
    }
    memcpy(to->bytes + to->count, bytes, count);
    to->count += count;
}

static void flush(png_structp png) { (void)png; }

static void write_four(uint8_t *bytes, size_t number) {
    for (int place = 0; place < 4; place++) bytes[place] = (uint8_t)(number >> (24 - 8 * place));
}

// libpng makes a chunk of every buffer it fills: all IDAT become one, in place.
static void join(sink *to) {
    static const size_t start = 33, frame = 12;
    size_t end = start + 8;
    for (size_t at = start, length; memcmp(to->bytes + at + 4, "IDAT", 4) == 0; at += frame + length) {
        length = four(to->bytes + at);
        memmove(to->bytes + end, to->bytes + at + 8, length);
        end += length;
        if (memcmp(to->bytes + at + frame + length + 4, "IEND", 4) != 0) continue;
        uint8_t last[12];
        memcpy(last, to->bytes + at + frame + length, sizeof last);
        write_four(to->bytes + start, end - start - 8);
        write_four(to->bytes + end, crc32(0, to->bytes + start + 4, (uInt)(end - start - 4)));
        memcpy(to->bytes + end + 4, last, sizeof last);
        to->count = end + 4 + sizeof last;
        return;
    }
}

static png_structp writer(sink *to, png_infop *info, uint32_t width, uint32_t height, failure *failed) {
    png_structp png =
        png_create_write_struct_2(PNG_LIBPNG_VER_STRING, failed, fail, ignore, NULL, allocate, release);
    if (png == NULL) return NULL;
    *info = png_create_info_struct(png);
    if (*info == NULL) {
        png_destroy_write_struct(&png, NULL);
        return NULL;
    }
    png_set_write_fn(png, to, put, flush);
    png_set_IHDR(
        png, *info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
        PNG_FILTER_TYPE_DEFAULT);
    // Screens are flat: what is written there is found again as it is, and filters only hide that (docs/evidence.md).
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, compression_level);
    return png;
}

typedef struct {
    const cpng_rectangle *rectangles;
    size_t count, stride;
    const uint8_t *solid;
} mask;

// Hidden pixels never reach the encoder: the solid row comes first, and only revealed pixels are copied onto it.
static void paint(const mask *with, uint32_t row, const uint8_t *raw, uint8_t *painted) {
    memcpy(painted, with->solid, with->stride);
    for (size_t each = 0; each < with->count; each++) {
        const cpng_rectangle *shown = &with->rectangles[each];
        if (row < shown->top || row >= shown->bottom) continue;
        memcpy(painted + 3 * (size_t)shown->left, raw + 3 * (size_t)shown->left,
            3 * (size_t)(shown->right - shown->left));
    }
}

int cpng_mask(
    const uint8_t *bytes, size_t count, uint32_t width, uint32_t height, const cpng_rectangle *revealed,
    size_t rectangles, const uint8_t colour[3], uint8_t **out, size_t *out_count, cpng_reason *reason) {
    memset(reason, 0, sizeof *reason);
    source from = {bytes, count};
    failure failed = {.reason = reason};
    sink to = {NULL, 0, 0};
    size_t stride = (size_t)width * 3;
    png_infop read_info = NULL, write_info = NULL;
    // A row as it is, a row as it is kept, and the row that hides everything.
    uint8_t *volatile rows = malloc(3 * stride);
    // Interlaced pictures, which no browser makes, are only whole after their last pass.
    uint8_t *volatile whole = NULL;
    png_structp read = reader(&from, &read_info, &failed), write = writer(&to, &write_info, width, height, &failed);
    int done = 0;
    if (rows == NULL || read == NULL || write == NULL || setjmp(failed.place)) goto end;
    png_read_info(read, read_info);
    if (png_get_image_width(read, read_info) != width || png_get_image_height(read, read_info) != height)
        png_error(read, "its size changed");
    int passes = transform(read, read_info);
    if (png_get_rowbytes(read, read_info) != stride) png_error(read, "its rows are not RGB");
    if (passes > 1 && (whole = malloc(stride * height)) == NULL) png_error(read, "memory ran out");
    for (int pass = 0; pass < passes && whole != NULL; pass++)
        for (uint32_t row = 0; row < height; row++) png_read_row(read, whole + row * stride, NULL);
    for (uint32_t x = 0; x < width; x++) memcpy(rows + 2 * stride + 3 * (size_t)x, colour, 3);
    mask with = {revealed, rectangles, stride, rows + 2 * stride};
    png_write_info(write, write_info);
    for (uint32_t row = 0; row < height; row++) {
        const uint8_t *raw = whole != NULL ? whole + row * stride : rows;
        if (whole == NULL) png_read_row(read, rows, NULL);
        paint(&with, row, raw, rows + stride);
        png_write_row(write, rows + stride);
    }
    png_read_end(read, NULL);
    png_write_end(write, NULL);
    join(&to);
    done = 1;
end:
    if (read != NULL) png_destroy_read_struct(&read, &read_info, NULL);
    if (write != NULL) png_destroy_write_struct(&write, &write_info);
    cpng_free_wiped(rows, 3 * stride);
    cpng_free_wiped(whole, stride * height);
    if (!done) cpng_free_wiped(to.bytes, to.count);
    *out = done ? to.bytes : NULL;
    *out_count = done ? to.count : 0;
    return done;
}
