package dev.hotreload.model;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;

/**
 * Where the JVM has an added method.
 *
 * @param jvm name and descriptor in the live class; an instance method of an interface has its receiver as first
 *     parameter
 * @param isStatic whether the JVM's method is static
 * @param markers how many marker parameters ({@link dev.hotreload.boot.Hosted}) the descriptor ends with
 */
public record Host(MethodKey jvm, boolean isStatic, int markers) {

    /** Where an added method of {@code owner} goes. */
    public static Host of(MethodKey method, boolean isStatic, String owner, boolean isInterface, int markers) {
        MethodKey key = method;
        for (int i = 0; i < markers; i++) {
            key = PreparedNames.marked(key, PreparedNames.HOSTED);
        }
        return new Host(inInterface(key, isStatic, owner, isInterface), isStatic || isInterface, markers);
    }

    /** Where the copy of a method goes in whose front overrides are dispatched. */
    public static Host original(MethodKey method, String owner, boolean isInterface) {
        MethodKey key = PreparedNames.marked(method, PreparedNames.ORIGINAL);
        return new Host(inInterface(key, false, owner, isInterface), isInterface, 1);
    }

    /** An interface can get static methods only, so the receiver becomes the first parameter. */
    private static MethodKey inInterface(MethodKey key, boolean isStatic, String owner, boolean isInterface) {
        return isStatic || !isInterface
                ? key
                : new MethodKey(
                        key.name(), "(L" + owner + ";" + key.descriptor().substring(1));
    }
}
