# Writes the version and the commit of this build into a header, when they have changed:
#   cmake -DSOURCE=… -DVERSION=0.1.0 -DCOMMIT= -DOUT=version_of_build.hpp -P version.cmake
# Without COMMIT, git knows it.
set(commit ${COMMIT})
if(NOT commit)
    execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude *
                    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT commit)
    set(commit unknown) # not a checkout of git
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT "#pragma once
#include <string_view>
namespace cartwright::build {
inline constexpr std::string_view version = \"${VERSION}\";
inline constexpr std::string_view commit = \"${commit}\";
}
")
