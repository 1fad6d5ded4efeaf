/** What the tests of both modules share; a jar of its own brings it to the plugin. Read {@link TestJdk} first. */
@NullMarked
package dev.hotreload.testing;

import org.jspecify.annotations.NullMarked;
