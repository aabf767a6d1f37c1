# Turns text files into headers, at build time:
#   cmake -DIN=carts.sql  -DOUT=carts.sql.hpp  -DKIND=queries -DFAMILY=carts -P embed.cmake
#   cmake -DIN=0001.sql   -DOUT=…              -DKIND=text    -DFAMILY=schema_0001 -P embed.cmake
# `queries`: each block that begins with `-- name: find` becomes `constexpr Query sql::carts::find{"carts.find", …}`, so a
# misspelt query name does not compile; `all` lists them. `text`: the whole file becomes `inline constexpr std::string_view`.
file(READ "${IN}" text)
if(KIND STREQUAL "queries")
    string(REGEX MATCHALL "-- name: [a-z_0-9]+" names "${text}")
    list(TRANSFORM names REPLACE "-- name: " "&")
    list(JOIN names ", " names)
    string(REGEX REPLACE "-- name: ([a-z_0-9]+)\n"
           ")sql\"};\ninline constexpr Query \\1{\"${FAMILY}.\\1\", R\"sql(" text "${text}")
    file(WRITE "${OUT}" "#pragma once\n#include \"store/engine/database.hpp\"\nnamespace cartwright::store::sql::${FAMILY} {\n"
         "inline constexpr Query about{\"${FAMILY}\", R\"sql(${text})sql\"};\n"
         "inline constexpr const Query* all[] = {${names}};\n}\n")
else()
    # A string literal may be 64 KB long: cut where needed.
    string(LENGTH "${text}" length)
    set(parts "")
    set(start 0)
    while(start LESS length)
        string(SUBSTRING "${text}" ${start} 8000 part)
        string(APPEND parts "R\"embedded(${part})embedded\"\n")
        math(EXPR start "${start} + 8000")
    endwhile()
    file(WRITE "${OUT}" "#pragma once\n#include <string_view>\nnamespace cartwright::embedded {\n"
         "inline constexpr std::string_view ${FAMILY} =\n${parts};\n}\n")
endif()
