package dev.hotreload.maven.compile.facts;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/** Annotations, and the values in them, as texts that are equal if the annotations are. */
final class AnnotationText {

    private AnnotationText() {}

    /** The text of an annotation or of a value as ASM's tree has it: boxed, array, list, enum constant as a pair. */
    static String value(Object value) {
        if (value instanceof TypeAnnotationNode annotation) {
            return annotation.typeRef + " " + annotation.typePath + " " + annotation(annotation);
        }
        if (value instanceof AnnotationNode annotation) {
            return annotation(annotation);
        }
        if (value instanceof List<?> values) {
            return values.stream().map(AnnotationText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Object[] pair) {
            return Arrays.toString(pair);
        }
        return value.getClass().isArray() ? array(value) : value.getClass().getSimpleName() + " " + value;
    }

    private static String annotation(AnnotationNode annotation) {
        return annotation.desc + (annotation.values == null ? "" : value(annotation.values));
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        StringBuilder text = new StringBuilder(array.getClass().getSimpleName());
        for (int i = 0; i < length; i++) {
            text.append(' ').append(Array.get(array, i));
        }
        return text.toString();
    }
}
