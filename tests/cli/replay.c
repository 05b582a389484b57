/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What a disk may hold after a power cut, from the log of record.c.
 *
 *   replay LOG ROOT
 *     prints a line for each entry: its number, its letter and what it names; a
 *     small s for a sync of what was on the disk.
 *   replay LOG ROOT TO CUT HOW SEED [WITHOUT]
 *     makes in the folder TO what may be left of ROOT when the power fails
 *     behind entry CUT; WITHOUT is the number of a sync that was left out.
 *
 * What was synced is there: of a file its bytes, of a folder its entries. The
 * rest, by HOW:
 *   all      all of it
 *   synced   nothing
 *   named    all entries of folders, no bytes
 *   zeros    all entries, and zeros for bytes behind the old end of a file
 *   some     entries up to a moment, any of the writes
 *   torn     likewise, of each write any of its parts of 512 bytes */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512, NAME = 4096, NODES = 20000 };
enum how { ALL, SYNCED, NAMED, ZEROS, SOME, TORN, HOWS };
static const char *const hows[HOWS] = {"all",   "synced", "named",
                                       "zeros", "some",   "torn"};

/* A line of the log. */
struct entry {
    char letter;
    unsigned id;
    size_t at, n;
    char path[NAME], to[NAME];
    const char *bytes; /* of a write */
};

/* A write, or, without bytes, a new length. */
struct change {
    size_t at, n;
    const char *bytes;
    int synced;
};

/* A file or a folder, however it is named. */
struct node {
    int is_folder;
    struct change *changes;
    size_t n;
};

/* A name in a folder gets a node, or none; of a rename another one loses its.
 */
struct naming {
    int folder, node;
    int from_folder; /* -1: no rename */
    size_t moment;
    int synced;
    char name[256], from[256];
};

static struct node nodes[NODES];
static int node_count = 1; /* 0: ROOT */
static struct naming *namings;
static size_t naming_count;
static struct {
    unsigned id;
    int node;
} opened[NODES];
static size_t opened_count;
static char *paths[NODES]; /* that they were opened by */
static const char *root;
static enum how how;
static uint64_t seed;

static size_t
any(size_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % below;
}

static void
die(const char *what)
{
    fprintf(stderr, "replay: %s: %s\n", what, strerror(errno));
    exit(1);
}

static void *
room(void *p, size_t n, size_t size)
{
    if (n == 0 || (n & (n - 1)) == 0)
        p = realloc(p, (n ? 2 * n : 1) * size);
    if (!p)
        die("memory");
    return p;
}

/* ---- The log ---------------------------------------------------------- */

static const char *
read_log(const char *path, const char **end)
{
    struct stat st;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &st) != 0)
        die(path);
    char *p = malloc((size_t)st.st_size + 1);
    if (!p || read(fd, p, (size_t)st.st_size) != st.st_size)
        die(path);
    close(fd);
    p[st.st_size] = '\0';
    *end = p + st.st_size;
    return p;
}

/* Takes the entry at p; returns where the next one is. */
static const char *
take(struct entry *e, const char *p)
{
    const char *line_end = strchr(p, '\n') + 1;
    char flags[8] = "";
    *e = (struct entry){.letter = *p};
    switch (*p) {
    case 'O':
        sscanf(p, "O %u %7s %4095[^\n]", &e->id, flags, e->path);
        e->n = strchr(flags, 't') != NULL;
        e->at = strchr(flags, 'c') != NULL;
        break;
    case 'W':
        sscanf(p, "W %u %zu %zu", &e->id, &e->at, &e->n);
        e->bytes = line_end;
        line_end += e->n + 1;
        break;
    case 'T':
        sscanf(p, "T %u %zu", &e->id, &e->n);
        break;
    case 'S':
        sscanf(p, "S %u", &e->id);
        break;
    case 'R':
        sscanf(p, "R %4095[^\t]\t%4095[^\n]", e->path, e->to);
        break;
    default:
        sscanf(p + 1, " %4095[^\n]", e->path);
    }
    return line_end;
}

/* ---- Names ------------------------------------------------------------ */

/* The node of a name as it is while the program runs, or -1. */
static int
find_in(int folder, const char *name)
{
    for (size_t i = naming_count; i-- > 0;) {
        const struct naming *g = &namings[i];
        if (g->folder == folder && strcmp(g->name, name) == 0)
            return g->node;
        if (g->from_folder == folder && strcmp(g->from, name) == 0)
            return -1;
    }
    return -1;
}

/* The folder of a path below the root and, in *name, its last part. */
static int
parent_of(const char *path, const char **name)
{
    char part[256];
    int folder = 0;
    const char *p = path + strlen(root);
    for (;; p = strchr(p, '/')) {
        while (*p == '/')
            p++;
        size_t n = strcspn(p, "/");
        if (p[n] == '\0') {
            *name = p;
            return folder;
        }
        snprintf(part, sizeof part, "%.*s", (int)n, p);
        folder = find_in(folder, part);
    }
}

static int
find(const char *path)
{
    const char *name;
    int folder = parent_of(path, &name);
    return *name ? find_in(folder, name) : 0;
}

static void
name(const char *path, int node, const char *from, size_t moment)
{
    const char *last;
    namings = room(namings, naming_count, sizeof *namings);
    struct naming g = {.node = node, .from_folder = -1, .moment = moment};
    g.folder = parent_of(path, &last);
    snprintf(g.name, sizeof g.name, "%.255s", last);
    if (from) {
        g.from_folder = parent_of(from, &last);
        snprintf(g.from, sizeof g.from, "%.255s", last);
    }
    namings[naming_count++] = g;
}

/* ---- What the program did --------------------------------------------- */

static int
node_of(unsigned id)
{
    for (size_t i = opened_count; i-- > 0;)
        if (opened[i].id == id)
            return opened[i].node;
    return -1;
}

static void
change(int node, struct change c)
{
    struct node *f = &nodes[node];
    f->changes = room(f->changes, f->n, sizeof *f->changes);
    f->changes[f->n++] = c;
}

static void
open_entry(const struct entry *e, size_t moment)
{
    int node = find(e->path);
    if (node < 0 && e->at) {
        node = node_count++;
        name(e->path, node, NULL, moment);
    } else if (node >= 0 && e->n) {
        change(node, (struct change){0});
    }
    opened[opened_count].id = e->id;
    paths[opened_count] = strdup(e->path);
    opened[opened_count++].node = node;
    if (node_count == NODES || opened_count == NODES)
        die("too long a log");
}

static void
sync_node(int node)
{
    for (size_t i = 0; i < nodes[node].n; i++)
        nodes[node].changes[i].synced = 1;
    for (size_t i = 0; i < naming_count; i++)
        if (namings[i].folder == node || namings[i].from_folder == node)
            namings[i].synced = 1;
}

static void
follow(const struct entry *e, size_t moment)
{
    int node = strchr("WTS", e->letter) ? node_of(e->id) : -1;
    switch (e->letter) {
    case 'O':
        open_entry(e, moment);
        break;
    case 'W':
        change(node, (struct change){e->at, e->n, e->bytes, 0});
        break;
    case 'T':
        change(node, (struct change){.n = e->n});
        break;
    case 'S':
        sync_node(node);
        break;
    case 'R':
        name(e->to, find(e->path), e->path, moment);
        break;
    case 'U':
    case 'D':
        name(e->path, -1, NULL, moment);
        break;
    case 'M':
        nodes[node_count].is_folder = 1;
        name(e->path, node_count++, NULL, moment);
        break;
    }
}

/* ---- What is left ----------------------------------------------------- */

struct bytes {
    char *p;
    size_t n;
};

static void
lengthen(struct bytes *b, size_t n)
{
    if (n <= b->n)
        return;
    b->p = realloc(b->p, n);
    if (!b->p)
        die("memory");
    memset(b->p + b->n, 0, n - b->n);
    b->n = n;
}

static void
put(struct bytes *b, size_t at, const char *p, size_t n)
{
    lengthen(b, at + n);
    memcpy(b->p + at, p, n);
}

static void
apply(struct bytes *b, const struct change *c)
{
    size_t end = c->at + c->n;
    if (!c->synced && (how == SYNCED || how == NAMED))
        return;
    if (!c->synced && how == ZEROS) {
        if (c->bytes)
            lengthen(b, end);
        return;
    }
    if (!c->synced && how >= SOME && (how == SOME || !c->bytes) && any(2))
        return;
    if (!c->bytes) {
        lengthen(b, c->n);
        b->n = c->n;
        return;
    }
    if (c->synced || how != TORN) {
        put(b, c->at, c->bytes, c->n);
        return;
    }
    for (size_t i = 0; i < c->n; i += SECTOR)
        if (any(2))
            put(b, c->at + i, c->bytes + i,
                c->n - i < SECTOR ? c->n - i : SECTOR);
}

static void
make_file(const char *path, const struct node *f)
{
    struct bytes b = {0};
    for (size_t i = 0; i < f->n; i++)
        apply(&b, &f->changes[i]);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0 || write(fd, b.p, b.n) != (ssize_t)b.n)
        die(path);
    close(fd);
    free(b.p);
}

/* Whether a naming is on the disk; those before `moment` are. */
static int
is_left(const struct naming *g, size_t moment)
{
    return g->synced || (how != SYNCED && g->moment < moment);
}

static void
make_folder(const char *path, int folder, size_t moment)
{
    char below[NAME];
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        die(path);
    for (size_t i = 0; i < naming_count; i++) {
        const struct naming *g = &namings[i];
        int last = g->folder == folder && g->node >= 0 && is_left(g, moment);
        for (size_t j = i + 1; last && j < naming_count; j++) {
            const struct naming *h = &namings[j];
            last =
                !is_left(h, moment) ||
                ((h->folder != folder || strcmp(h->name, g->name) != 0) &&
                 (h->from_folder != folder || strcmp(h->from, g->name) != 0));
        }
        if (!last)
            continue;
        snprintf(below, sizeof below, "%.3800s/%s", path, g->name);
        if (nodes[g->node].is_folder)
            make_folder(below, g->node, moment);
        else
            make_file(below, &nodes[g->node]);
    }
}

static int
is_on_disk(int node)
{
    for (size_t i = 0; i < nodes[node].n; i++)
        if (!nodes[node].changes[i].synced)
            return 0;
    for (size_t i = 0; i < naming_count; i++)
        if ((namings[i].folder == node || namings[i].from_folder == node) &&
            !namings[i].synced)
            return 0;
    return 1;
}

static void
list(const struct entry *e, size_t i)
{
    const char *path = e->to[0] ? e->to : e->path;
    for (size_t j = opened_count; !*path && j-- > 0;)
        if (opened[j].id == e->id)
            path = paths[j];
    int vain = e->letter == 'S' && is_on_disk(node_of(e->id));
    printf("%zu %c %s\n", i + 1, vain ? 's' : e->letter, path);
    follow(e, i);
}

int
main(int argc, char **argv)
{
    const char *end, *p;
    struct entry e;
    size_t i = 0;
    if (argc != 3 && argc != 7 && argc != 8)
        die("usage");
    p = read_log(argv[1], &end);
    root = argv[2];
    nodes[0].is_folder = 1;
    for (; argc == 3 && p < end; i++) {
        p = take(&e, p);
        list(&e, i);
    }
    if (argc == 3)
        return 0;
    size_t cut = strtoul(argv[4], NULL, 10);
    size_t without = argc == 8 ? strtoul(argv[7], NULL, 10) : 0;
    while (how < HOWS && strcmp(argv[5], hows[how]) != 0)
        how++;
    seed = strtoul(argv[6], NULL, 10);
    for (; p < end && i < cut; i++) {
        p = take(&e, p);
        if (i + 1 != without)
            follow(&e, i);
    }
    make_folder(argv[3], 0, how >= SOME ? cut - any(cut < 20 ? cut : 20) : cut);
    return 0;
}
