# SPDX-License-Identifier: GPL-2.0-or-later
# The public methods that libxapian's headers declare: reads <xapian.h> as the
# preprocessor gives it, with its line markers, and prints "Class::method" for
# each, and "Xapian::function" for what belongs to no class. Left out is what C
# has no word for: copies, moves, assignment, destructors, moving and comparing
# iterators and their ends, and reference counting.
/^# [0-9]+ "/ {
    ours = /\/xapian(\/[a-z]+)?\.h"/
    next
}
ours && !/^#/ { text = text " " $0 }

# The name of the class that a declaration opens; "" if it opens none.
function class_of(s,    name)
{
    sub(/^ *template *<[^>]*> */, "", s)
    if (s !~ /^ *(class|struct) /)
        return ""
    gsub(/__attribute__ *\(\(("[^"]*"|[^()]|\([^()]*\))*\)\)/, "", s)
    sub(/^ *(class|struct) +/, "", s)
    match(s, /^[A-Za-z_0-9]+/)
    name = substr(s, 1, RLENGTH)
    return name ~ /_$|^Internal$/ || s ~ /^[A-Za-z_0-9]+::/ ? "?" : name
}

# The name of the function that a declaration declares; "" if none.
function function_of(s,    name)
{
    gsub(/__attribute__ *\(\(("[^"]*"|[^()]|\([^()]*\))*\)\)/, "", s)
    if (s ~ /operator *\( *\)/)
        return "operator()"
    if (match(s, /operator *[^ a-z(]+ *\(/)) {
        name = substr(s, RSTART, RLENGTH - 1)
        gsub(/ /, "", name)
        return name
    }
    sub(/\(.*/, "(", s)
    if (!match(s, /~?[A-Za-z_0-9]+ *\($/))
        return ""
    name = substr(s, RSTART, RLENGTH - 1)
    gsub(/ /, "", name)
    return name
}

function declare(s,    name, owner)
{
    if (s ~ /^ *(typedef|friend|using|enum|extern)/ || s !~ /\(/)
        return
    owner = depth ? scope[depth] : ""
    if (owner == "?" || (depth && access[depth] != "public"))
        return
    if (s ~ /Internal *\* *[a-z_]*\)|\(const Internal/)
        return
    name = function_of(s)
    if (name == "" || name ~ /^~|^swap$|^release$|^max_size$|_end$|^end$|_$/)
        return
    if (name ~ /^operator/ && name !~ /^operator(\(\)|\[\]|\*|[&|^*\/]=)$/)
        return
    if (depth)
        print owner "::" name
    else if (s !~ /[A-Za-z_]+::[A-Za-z_]+ *\(/ && name !~ /^operator/)
        print "Xapian::" name
}

# Skips the body of a function.
function skip(    level)
{
    for (level = 1; level > 0; ) {
        if (!match(text, /[{}]/))
            exit 1
        level += substr(text, RSTART, 1) == "{" ? 1 : -1
        text = substr(text, RSTART + 1)
    }
}

END {
    while (match(text, /[{};]|(public|private|protected) *:/)) {
        before = before substr(text, 1, RSTART - 1)
        mark = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        if (mark == "{") {
            if (before ~ /^ *(inline )?namespace/) {
                inner[++level] = "ns"
            } else if (before ~ /^ *(typedef )?enum/) {
                skip()
            } else if ((name = class_of(before)) != "") {
                inner[++level] = "class"
                scope[++depth] = depth > 1 ? "?" : name
                access[depth] = before ~ /^ *struct/ ? "public" : "private"
            } else {
                declare(before)
                skip()
            }
        } else if (mark == "}") {
            if (level && inner[level--] == "class")
                depth--
        } else if (mark == ";") {
            declare(before)
        } else if (depth) {
            sub(/ *:$/, "", mark)
            access[depth] = mark
        }
        before = ""
    }
}
