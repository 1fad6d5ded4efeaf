/** Read-only facts of class files (JVMS §4). Start at {@link dev.hotreload.classfile.ClassFile}. */
@NullMarked
package dev.hotreload.classfile;

import org.jspecify.annotations.NullMarked;
