/** What is read in class files. Start at {@link dev.hotreload.classfile.FieldInitialisersTest}. */
@NullMarked
package dev.hotreload.classfile;

import org.jspecify.annotations.NullMarked;
