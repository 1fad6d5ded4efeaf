/** Has stages look as their code and style sheets say now. Start at {@link dev.hotreload.javafx.JavaFxSupport}. */
@NullMarked
package dev.hotreload.javafx;

import org.jspecify.annotations.NullMarked;
