package dev.hotreload.loader;

import dev.hotreload.content.ModuleContent;

/**
 * A class file of a module.
 *
 * @param content the module that it is from
 * @param bytes as the compiler wrote it; not to be modified
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record ModuleClassFile(ModuleContent content, byte[] bytes) {}
