package dev.hotreload.message;

import org.jspecify.annotations.Nullable;

/**
 * Why an object cannot be handed to another generation of class loaders, behind "p.Menu cannot be kept: ". A generation
 * is shown as {@code #3}.
 */
public final class HandoverTexts {
    private static final String COPY = "; keep it as a copy";

    private HandoverTexts() {}

    /** The whole. */
    public static String cannotBeKept(String className, String reason) {
        return className + " cannot be kept: " + reason;
    }

    /** The class is gone. */
    public static String noSuchClass(Object generation) {
        return "generation " + generation + " has no such class";
    }

    /** The method, field or constructor is gone. */
    public static String noSuchMember(Object generation) {
        return "generation " + generation + " has no such member";
    }

    /** The enum has other constants. */
    public static String noSuchConstant(Object generation) {
        return "generation " + generation + " has no such constant";
    }

    /** A method handle and its like. */
    public static String handleOfOthers(Object generation) {
        return "it has types of another generation than " + generation
                + ", and nothing can stand for a handle; keep an object with a method instead";
    }

    /** The class has another superclass or other interfaces. */
    public static String notOfType(String typeName, Object generation) {
        return "it is not a " + typeName + " in generation " + generation;
    }

    /** No class of the generation is both. */
    public static String nothingIsBoth(String typeName, Object generation) {
        return "generation " + generation + " knows nothing that is both it and " + typeName;
    }

    /** The class was made final for the JVM, as a library's or a record. */
    public static String finalClass() {
        return "it is final, so nothing can stand for its objects";
    }

    /** The class has code that goes past methods. */
    public static String noStandIn(String typeName) {
        return "nothing can stand for objects of " + typeName;
    }

    /** A method that no subclass can override. */
    public static String finalMethod(String method) {
        return "its final method " + method + " would not be passed on" + COPY;
    }

    /** Code that goes past the methods of an object. */
    public static String usedDirectly(String use) {
        return use + ", which a proxy does not have; use its methods there, or keep it as a copy";
    }

    /** A proxy is asked for what came later than its object. */
    public static String noSuchMethod(Object generation, String method) {
        return "the object is of generation " + generation + ", which has no " + method + COPY + ", or make it anew";
    }

    /** The types of a class do not fit together. */
    public static String notLinked(Object generation, Throwable cause) {
        return "generation " + generation + " cannot link its types: " + cause;
    }

    /** An interface or an abstract class has no objects of its own. */
    public static String noObjects(Object generation, boolean isInterface) {
        return "generation " + generation + " has " + (isInterface ? "an interface" : "an abstract class")
                + " of that name, so there is no object to copy it to; keep it as a proxy";
    }

    /** Threads and class loaders. */
    public static String copyWouldBeAnother(String typeName) {
        return "a copy of a " + typeName + " would be another one";
    }

    /** A container that the JDK does not let be made. */
    public static String noEmpty(String typeName) {
        return "nobody knows how to make an empty " + typeName;
    }

    /** A container of an unknown class. */
    public static String containerUnknown() {
        return "it has objects that must be copied, and nobody knows how to make another one";
    }

    /** A container that other threads go on changing. */
    public static String alwaysChanging() {
        return "its elements change all the time";
    }

    /** A comparator that reads fields of what it compares. */
    public static String comparator(Object generation, String reason) {
        return "its comparator is code of generation " + generation + ", for which " + reason;
    }

    /** A field that no initialiser fills. */
    public static String newField(String field) {
        return "its field " + field + " is new, and only a constructor gives it a value; say one in a method with"
                + " @Migrate(field = \"" + field + "\")";
    }

    /** The initialiser of a field that is new has thrown something. */
    public static String initialiserFailed(String field, Throwable cause) {
        return "the initialiser of its new field " + field + " failed: " + cause;
    }

    /** A field of another type. */
    public static String otherType(String field, String type, String before) {
        return "its field " + field + " has the type " + type + ", and had " + before
                + "; say its value in a method with @Migrate(field = \"" + field + "\")";
    }

    /** The JVM refuses to make an object. */
    public static String noInstance() {
        return "the JVM makes no objects of it";
    }

    /** The constructor of a record has thrown something. */
    public static String recordFailed(Throwable cause) {
        return "it cannot be made of its components: " + cause;
    }

    /** A method for a whole object of another shape. */
    public static String migrationShape(String method, String typeName) {
        return "its method " + method + " with @Migrate must be static, take a Map<String, Object> and return a "
                + typeName;
    }

    /** A method for a field of another shape. */
    public static String fieldMigrationShape(String method) {
        return "@Migrate " + method
                + " must be static, and take what the field had, or the object, or the object and that";
    }

    /** The application's own method has thrown something. */
    public static String migrationFailed(String method, @Nullable Throwable cause) {
        return "@Migrate " + method + " failed: " + cause;
    }

    /** The application's own method does not let itself be called. */
    public static String migrationNotCalled(String method, Throwable cause) {
        return "@Migrate " + method + " cannot be called: " + cause.getMessage();
    }

    /** The application's own method has no answer. */
    public static String migrationNull(String method) {
        return "@Migrate " + method + " has returned null";
    }

    /** The application's own method would need its own result. */
    public static String migrationCycle(String method) {
        return "the fields that @Migrate " + method + " is given lead back to the object itself";
    }

    /** Anything else. */
    public static String failed(Throwable cause) {
        return "handing it over failed: " + cause;
    }
}
