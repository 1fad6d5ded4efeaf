/**
 * Read-only facts of class files (JVMS §4), and the way through their methods. Start at {@link
 * dev.hotreload.classfile.ClassFile}.
 */
@NullMarked
package dev.hotreload.classfile;

import org.jspecify.annotations.NullMarked;
