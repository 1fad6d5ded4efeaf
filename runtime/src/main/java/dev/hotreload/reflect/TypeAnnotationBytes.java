package dev.hotreload.reflect;

import java.nio.ByteBuffer;

/**
 * The attribute {@code RuntimeVisibleTypeAnnotations} (JVMS §4.7.20) as reflection keeps it: without name and length.
 */
final class TypeAnnotationBytes {
    /** The {@code target_type} of a field's or record component's type. */
    private static final byte FIELD = 0x13;

    private final ByteBuffer bytes;

    private TypeAnnotationBytes(byte[] attribute) {
        bytes = ByteBuffer.wrap(attribute);
    }

    /** Annotations of a return type, each without {@code target_info}, as the same annotations of a field's type. */
    static byte[] ofFieldType(byte[] ofReturnType) {
        byte[] attribute = ofReturnType.clone();
        new TypeAnnotationBytes(attribute).retarget();
        return attribute;
    }

    private void retarget() {
        for (int left = unsigned2(); left > 0; left--) {
            bytes.put(FIELD);
            skip(2 * unsigned1());
            skipAnnotation();
        }
    }

    private void skipAnnotation() {
        skip(2);
        for (int pairs = unsigned2(); pairs > 0; pairs--) {
            skip(2);
            skipValue();
        }
    }

    /** Skips an {@code element_value} (JVMS §4.7.16.1). */
    private void skipValue() {
        switch (unsigned1()) {
            case 'e' -> skip(4);
            case '@' -> skipAnnotation();
            case '[' -> {
                for (int values = unsigned2(); values > 0; values--) {
                    skipValue();
                }
            }
            default -> skip(2);
        }
    }

    private int unsigned1() {
        return Byte.toUnsignedInt(bytes.get());
    }

    private int unsigned2() {
        return Short.toUnsignedInt(bytes.getShort());
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }
}
