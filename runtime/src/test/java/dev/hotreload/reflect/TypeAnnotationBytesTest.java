package dev.hotreload.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypeAnnotationBytesTest {
    private static final byte FIELD = 0x13;
    private static final byte METHOD_RETURN = 0x14;

    @Test
    void everyAnnotationOfAReturnTypeBecomesOneOfAFieldsTypeAndNothingElseChanges() {
        assertThat(TypeAnnotationBytes.ofFieldType(annotations(METHOD_RETURN))).isEqualTo(annotations(FIELD));
    }

    /** Two annotations, with values that hold the byte of a return type in all places where it means something else. */
    private static byte[] annotations(byte target) {
        return new byte[] {
            0,
            2,
            // on the second type argument: @A(c = 'x', e = E.X, n = @B(s = "s"), array = {1, 2})
            target,
            1,
            3,
            1,
            0,
            METHOD_RETURN,
            0,
            4,
            0,
            1,
            'C',
            0,
            METHOD_RETURN,
            0,
            2,
            'e',
            0,
            METHOD_RETURN,
            0,
            METHOD_RETURN,
            0,
            3,
            '@',
            0,
            METHOD_RETURN,
            0,
            1,
            0,
            4,
            's',
            0,
            METHOD_RETURN,
            0,
            5,
            '[',
            0,
            2,
            'I',
            0,
            METHOD_RETURN,
            'I',
            0,
            METHOD_RETURN,
            // on the type itself: @C
            target,
            0,
            0,
            METHOD_RETURN,
            0,
            0
        };
    }
}
