# SPDX-License-Identifier: GPL-2.0-or-later
# mutants.awk: the places in C and C++ sources where mutants.sh can plant a fault,
# and the planting. With mode=places prints "ORDER FILE LINE KIND" of each, where
# ORDER is a number by chance; with mode=plant reads "NUMBER LINE KIND" lines from
# the file named by plan and prints the source with these faults, each in force if
# film_mutant(NUMBER); with mode=show prints the lines of the plan before and after.

# masked(LINE): it, with strings, characters and comments written over.
function masked(line,    out, c, i, quote)
{
    out = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (quote == "" && (c == "\"" || c == "'"))
            quote = c
        else if (quote == "" && c == "/" && substr(line, i + 1, 1) ~ /[*\/]/)
            quote = "*"
        else if (quote == "*" && c == "*" && substr(line, i + 1, 1) == "/") {
            quote = ""
            out = out " "
            c = " "
            i++
        } else if (quote == c) {
            quote = ""
            c = "x"
        } else if (quote != "" && quote != "*" && c == "\\") {
            out = out "x"
            i++
            c = "x"
        }
        out = out (quote == "" ? c : quote == "*" ? " " : "x")
    }
    return out
}

# ends(TEXT, TIGHT): whether an operand cannot go beyond what TEXT begins with:
# with TIGHT, that of a minus.
function ends(text, tight)
{
    return text ~ /^[,;?]/ || text ~ /^ (&&|\|\||:|[-+*\/|&^%]?=|<<=|>>=) / ||
        text ~ /^ (&&|\|\|)$/ || text ~ /^: / ||
        (tight && text ~ /^ (<|>|<=|>=|==|!=|<<|>>|[-+&|^]) /)
}

# Sets from and to, the ends of the operands beside the operator at AT, of LONG
# bytes with its spaces; false if one of them goes on in another line.
function operands(line, at, long, tight,    i, depth, c)
{
    depth = 0
    for (i = at - 1; i > 0; i--) {
        c = substr(line, i, 1)
        if (c ~ /[])}]/)
            depth++
        else if (c ~ /[[({]/ && --depth < 0)
            break
        else if (!depth && (c ~ /[,;?]/ ||
                ends(substr(line, i, 4), tight == 1 ? 1 : 0))) {
            if (c == " ")
                i += index(substr(line, i + 1), " ")
            break
        }
    }
    from = i + 1
    while (substr(line, from, 1) == " ")
        from++
    while (match(substr(line, from), /^(return|else|case|do) +/))
        from += RLENGTH
    if (i < 1 && before !~ /(^|[{};(,?:=)]|&&|\|\||return) *$/)
        return 0
    depth = 0
    for (i = at + long; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (c ~ /[[({]/)
            depth++
        else if (c ~ /[])}]/ && --depth < 0)
            break
        else if (!depth && ends(substr(line, i, 4), tight))
            break
    }
    to = i - 1
    while (to > 0 && substr(line, to, 1) == " ")
        to--
    return from < at && to >= at + long && !depth + (depth < 0) &&
        substr(line, to, 1) !~ /[-+*\/%&|^<>=!]/
}

# one(N, OLD, NEW): the expression that is NEW with fault N, else OLD.
function one(n, old, new)
{
    return n ? "(film_mutant(" n ") ? " new " : " old ")" : new
}

# operator(LINE, MASK, N, FROM, TO): with operator FROM changed to TO.
function operator(line, mask, n, is, becomes,    at, old, new, left, right)
{
    at = index(mask, " " is " ")
    if (!at || !operands(mask, at, length(is) + 2, is == "-"))
        return ""
    left = substr(line, from, at - from)
    right = substr(line, at + length(is) + 2, to - at - length(is) - 1)
    old = left " " is " " right
    new = is == "-" ? right " - " left : left " " becomes " " right
    if (n)
        old = "(" old ")"
    if (n || is == "-")
        new = "(" new ")"
    return substr(line, 1, from - 1) one(n, old, new) substr(line, to + 1)
}

# number(LINE, MASK, N): with the first number above 1 made larger.
function number(line, mask, n,    at, rest, is, after)
{
    at = 1
    rest = mask
    while (match(rest, /[0-9]+/)) {
        is = substr(rest, RSTART, RLENGTH)
        at += RSTART - 1
        after = substr(mask, at + RLENGTH, 1)
        if (is > 1 && is !~ /^0/ && length(is) < 9 && after !~ /[A-Za-z0-9_.]/ &&
            (at == 1 || substr(mask, at - 1, 1) !~ /[A-Za-z0-9_.]/))
            return substr(line, 1, at - 1) one(n, is, is + 1 + int(is / 8)) \
                substr(line, at + length(is))
        at += length(is)
        rest = substr(mask, at)
    }
    return ""
}

# constant(LINE, N): the macro that stands for an enumerator with fault N.
function constant(line, n,    name, is)
{
    match(line, /[A-Z][A-Z_0-9]* = [0-9]+/)
    name = substr(line, RSTART, RLENGTH)
    is = name
    sub(/.* = /, "", is)
    sub(/ = .*/, "", name)
    return "#define " name " " one(n, is, is + 1 + int(is / 8))
}

# changed(LINE, KIND, N): the line, of which mask is masked(LINE), with that fault;
# "" if it has no place for it.
function changed(line, kind, n,    depth, i, at, part)
{
    if (kind == "drop") {
        if (mask !~ /^ *(} else )?if \(.*\)( {)? *$/)
            return ""
        at = index(mask, "if (") + 3
        for (i = at; i <= length(mask); i++) {
            depth += substr(mask, i, 1) == "("
            depth -= substr(mask, i, 1) == ")"
            if (!depth)
                break
        }
        if (substr(mask, i + 1) !~ /^( {)? *$/)
            return ""
        return substr(line, 1, at) (n ? "!film_mutant(" n ") && (" : "0 && (") \
            substr(line, at + 1, i - at) ")" substr(line, i + 1)
    }
    # The smaller or the larger of two equal ones is the same.
    if (kind == "edge" && match(mask, /[^ (]+ [<>] [^ ]+ \? /)) {
        split(substr(mask, RSTART, RLENGTH), part, " ")
        if (index(mask, "? " part[1] " : " part[3]) ||
            index(mask, "? " part[3] " : " part[1]))
            return ""
    }
    if (kind == "edge") {
        if (mask ~ / <= /)
            return operator(line, mask, n, "<=", "<")
        if (mask ~ / >= /)
            return operator(line, mask, n, ">=", ">")
        if (mask ~ / < /)
            return operator(line, mask, n, "<", "<=")
        return operator(line, mask, n, ">", ">=")
    }
    if (kind == "turn")
        return mask ~ / == / ? operator(line, mask, n, "==", "!=") : \
            operator(line, mask, n, "!=", "==")
    if (kind == "swap")
        return mask ~ / && / ? operator(line, mask, n, "&&", "||") : \
            operator(line, mask, n, "||", "&&")
    if (kind == "operands")
        return operator(line, mask, n, "-", "")
    if (kind == "constant")
        return !enumerators || mask !~ /[A-Z][A-Z_0-9]* = [1-9][0-9]*[ ,]/ ||
            mask ~ / = [0-9]+ [^}]/ ? "" : \
            n ? line : number(line, mask, 0)
    if (kind == "number")
        # A larger array changes nothing.
        return enumerators || mask ~ /^ *case / || mask ~ /\[[0-9]+\]([,;]| = {)/ ? "" : \
            number(line, mask, n)
    if (kind == "step") {
        # Nor does more room.
        at = mask ~ /\[[A-Z_]+ \+ 1\][,;]|_z?alloc\(.* \+ 1[,)]/ ? 0 : \
            match(mask, / [-+] 1[^0-9.]/)
        return !at ? "" : substr(line, 1, at + 2) one(n, 1, 2) substr(line, at + 4)
    }
    return ""
}

# chance(TEXT): a number made of it and the seed, of ten digits. It depends on
# nothing else, so what other lines become does not change which are chosen.
function chance(text,    i, x)
{
    x = seed * 7919 + 1
    for (i = 1; i <= length(text); i++)
        x = (x * 31 + code[substr(text, i, 1)]) % 2147483647
    for (i = 0; i < 4; i++)
        x = (x * 16807) % 2147483647
    return sprintf("%010d", x)
}

BEGIN {
    for (i = 1; i < 256; i++)
        code[sprintf("%c", i)] = i
    kinds = split("drop edge turn swap operands number constant step", kind, " ")
    while (mode != "places" && (getline <plan) > 0) {
        number_of[$2] = $1
        kind_of[$2] = $3
    }
}
FNR == 1 { data = comment = continued = enumerators = 0; before = "" }
/^(static )?(const|constexpr) .*=( {)?$/ || /^static const .*=( {)?$/ { data = 1 }
/^#.*\\$/ { continued = 1 }
/enum {/ && !/}/ || /^ *enum { .*}/ { enumerators = 1 }
/^ *\/\*/ { comment = 1 }
{
    skip = data || comment || continued || /^ *("|#|\/\/)/
    mask = skip || /^ *}?$/ ? "" : masked($0)
    for (k = 1; mode == "places" && mask != "" && k <= kinds; k++)
        if (changed($0, kind[k], 0) != "")
            print chance(FILENAME kind[k] $0), FILENAME, FNR, kind[k]
    line = $0
    if (FNR in kind_of) {
        line = changed($0, kind_of[FNR], mode == "show" ? 0 : number_of[FNR])
        if (kind_of[FNR] == "constant" && mode == "plant")
            later = later constant($0, number_of[FNR]) "\n"
        if (mode == "show")
            print "    < " $0 "\n    > " line
    }
    if (mode == "plant")
        print line
    if (mask != "")
        before = mask
}
mode == "plant" && /^#include/ && !included {
    print "#include \"" header "\""
    included = 1
}
/};?/ {
    if (enumerators && later != "")
        printf "%s", later
    later = ""
    enumerators = 0
}
/^};?$/ { data = 0 }
/\*\// { comment = 0 }
!/\\$/ { continued = 0 }
