/** What the tests of several modules share; a jar of its own brings it to them. Read {@link TestJdk} first. */
@NullMarked
package dev.hotreload.testing;

import org.jspecify.annotations.NullMarked;
