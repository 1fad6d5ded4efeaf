package dev.hotreload.maven.debug.fields;

import dev.hotreload.boot.Holder;
import dev.hotreload.maven.debug.application.LoadedType;
import dev.hotreload.state.AddedFieldValues;
import dev.hotreload.state.KnownFields;

/** The fields of the runtime's own classes by which the gateway finds the values of added fields. */
enum RuntimeField {
    /** Labels and {@link AddedFieldValues} in turns. */
    TABLE(KnownFields.class, "table"),
    /** Which slot of an object's holders is the field's. */
    INDEX(AddedFieldValues.class, "index"),
    /** The holder of a static field's value. */
    OF_CLASS(AddedFieldValues.class, "ofClass"),
    BITS_0(Holder.class, "bits0"),
    BITS_1(Holder.class, "bits1"),
    REFERENCE_0(Holder.class, "reference0"),
    REFERENCE_1(Holder.class, "reference1"),
    MORE(Holder.class, "more"),
    FILLED(Holder.class, "filled"),
    NULL(Holder.class, "NULL");

    private final Class<?> owner;
    private final String fieldName;

    RuntimeField(Class<?> owner, String fieldName) {
        this.owner = owner;
        this.fieldName = fieldName;
    }

    /** The class that declares it; the plugin has the same classes as the application's JVM, and never runs them. */
    Class<?> owner() {
        return owner;
    }

    /** The signature of the class that declares it. */
    String ownerSignature() {
        return LoadedType.signature(owner.getName());
    }

    String fieldName() {
        return fieldName;
    }
}
