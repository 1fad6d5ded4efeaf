package dev.hotreload.maven.debug.jdwp;

/**
 * An executable location, as JDWP writes it.
 *
 * @param typeTag class (1) or interface (2)
 * @param type id of the class
 * @param method id of the method
 * @param index the instruction's index in the method's code
 */
public record CodeLocation(int typeTag, long type, long method, long index) {

    /** Another instruction of the same method. */
    public CodeLocation at(long otherIndex) {
        return new CodeLocation(typeTag, type, method, otherIndex);
    }
}
