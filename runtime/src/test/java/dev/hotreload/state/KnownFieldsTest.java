package dev.hotreload.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table in which a debugger finds added fields; it reads it as it reads every static field. */
class KnownFieldsTest {
    private static AddedFieldValues values(String label, int index) {
        return new AddedFieldValues(label, int.class, false, object -> Prepared.STATE, index, 1, null);
    }

    private static List<Object> table() throws ReflectiveOperationException {
        var table = KnownFields.class.getDeclaredField("table");
        table.setAccessible(true);
        return Arrays.asList((Object[]) table.get(null));
    }

    @Test
    void everyFieldIsBehindItsLabel() throws ReflectiveOperationException {
        AddedFieldValues count = values("p.Known/count/I", 0);
        AddedFieldValues size = values("p.Known/size/I", 1);

        List<Object> table = table();
        assertThat(table.get(table.indexOf("p.Known/count/I") + 1)).isSameAs(count);
        assertThat(table.get(table.indexOf("p.Known/size/I") + 1)).isSameAs(size);
        assertThat(table.indexOf("p.Known/size/I") % 2).isZero();
    }

    @Test
    void aFieldThatComesBackTakesThePlaceOfTheOneThatWent() throws ReflectiveOperationException {
        values("p.Known/back/I", 0);
        AddedFieldValues second = values("p.Known/back/I", 1);

        List<Object> table = table();
        assertThat(table).containsOnlyOnce("p.Known/back/I");
        assertThat(table.get(table.indexOf("p.Known/back/I") + 1)).isSameAs(second);
    }

    @Test
    void primitivesAndReferencesAreNumberedApart() {
        FieldNumbers numbers = FieldNumbers.ofHierarchy();

        assertThat(List.of(
                        numbers.next(int.class),
                        numbers.next(String.class),
                        numbers.next(boolean.class),
                        numbers.next(int[].class)))
                .containsExactly(0, 0, 1, 1);
    }
}
