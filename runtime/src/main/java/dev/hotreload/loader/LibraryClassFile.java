package dev.hotreload.loader;

import java.security.CodeSource;

/** A class file from a jar, with the signers of its entry. */
@SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
record LibraryClassFile(byte[] bytes, CodeSource codeSource) {}
