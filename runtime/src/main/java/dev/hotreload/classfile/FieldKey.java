package dev.hotreload.classfile;

/**
 * What identifies a field in its class: its name and descriptor (JVMS §4.5).
 *
 * @param name the unqualified name
 * @param descriptor the field descriptor
 */
public record FieldKey(String name, String descriptor) {}
