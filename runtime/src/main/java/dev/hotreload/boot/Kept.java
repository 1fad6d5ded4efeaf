package dev.hotreload.boot;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * What stands, in a generation of loaders, for an object that code of another generation made: its generated class has
 * the type that this generation knows, and passes every call on to the object.
 */
public interface Kept {

    /** The object itself. No application's method has such a name. */
    Object hotreload$object();

    /** The generation whose code made the object. */
    Object hotreload$home();

    /**
     * Links a call site of such a class: bootstrap method (JVMS §6.5, invokedynamic).
     *
     * @param name not used
     * @param index the place of the method handle in the class data
     */
    static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, int index)
            throws IllegalAccessException {
        return new ConstantCallSite(
                MethodHandles.classDataAt(caller, ConstantDescs.DEFAULT_NAME, MethodHandle.class, index));
    }
}
