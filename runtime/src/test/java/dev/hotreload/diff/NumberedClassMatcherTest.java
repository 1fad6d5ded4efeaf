package dev.hotreload.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.memory.Compiled;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT) // sources in, text out
class NumberedClassMatcherTest {
    private static final String A = "new Object() { public String toString() { return \"a\"; } }";
    private static final String B = "new Object() { public String toString() { return \"b\"; } }";
    private static final String C =
            "new Object() { public int hashCode() { return 1 + 2 * System.identityHashCode(this); } }";

    @Test
    void oneThatDidNotChangeKeepsItsName() {
        assertThat(liveNames("Object m() { return " + A + "; }", "Object m() { return " + A + "; }"))
                .isEqualTo(Map.of("T$1", "T$1"));
    }

    @Test
    void oneThatStandsAloneKeepsItsNameWhateverItBecomes() {
        assertThat(liveNames("Object m() { return " + A + "; }", "Object m() { return " + C + "; }"))
                .isEqualTo(Map.of("T$1", "T$1"));
    }

    @Test
    void oneThatIsInsertedAboveGetsANameThatNothingHas() {
        assertThat(liveNames("void m() { use(" + A + "); }", "void m() { use(" + C + "); use(" + A + "); }"))
                .isEqualTo(Map.of("T$1", "T$2", "T$2", "T$1"));
    }

    @Test
    void thoseThatChangePlacesKeepTheirObjects() {
        assertThat(liveNames(
                        "void m() { use(" + A + "); use(" + B + "); }", "void m() { use(" + B + "); use(" + A + "); }"))
                .isEqualTo(Map.of("T$1", "T$2", "T$2", "T$1"));
    }

    @Test
    void whatIsLeftWhenTheFirstGoesKeepsItsOwnName() {
        assertThat(liveNames("void m() { use(" + A + "); use(" + B + "); }", "void m() { use(" + B + "); }"))
                .isEqualTo(Map.of("T$1", "T$2"));
    }

    @Test
    void manyOfOneMethodKeepTheirNamesThoughAllOfThemChange() {
        assertThat(liveNames(many(30, "value"), many(30, "other")))
                .allSatisfy((fileName, liveName) -> assertThat(liveName).isEqualTo(fileName))
                .hasSize(30);
    }

    private static String many(int count, String changed) {
        return IntStream.range(0, count)
                .mapToObj(i -> "use(new Object() { public int hashCode() { return " + "hashCode() + ".repeat(i) + "\""
                        + changed + "\".length(); } });")
                .collect(Collectors.joining(" ", "void m() { ", " }"));
    }

    @Test
    void inAnotherMethodItIsKnownByItsCode() {
        assertThat(liveNames("void m() { use(" + C + "); }", "void n() { use(" + C + "); }"))
                .isEqualTo(Map.of("T$1", "T$1"));
    }

    @Test
    void oneOfAnotherTypeIsAnother() {
        assertThat(liveNames(
                        "void m() { use(" + A + "); }",
                        "void m() { use(new Thread() { public String toString() { return \"a\"; } }); }"))
                .isEqualTo(Map.of("T$1", "T$2"));
    }

    @Test
    void localClassesAreKnownByTheirNames() {
        assertThat(liveNames(
                        "void m() { class Loc { } use(new Loc()); }",
                        "void k() { class Loc { int k; } use(new Loc()); } void m() { class Loc { } use(new Loc()); }"))
                .isEqualTo(Map.of("T$1Loc", "T$2Loc", "T$2Loc", "T$1Loc"));
    }

    @Test
    void aRenamedLocalClassIsAnother() {
        assertThat(liveNames(
                        "void m() { class Loc { } use(new Loc()); }", "void m() { class Other { } use(new Other()); }"))
                .isEqualTo(Map.of("T$1Other", "T$1Other"));
    }

    @Test
    void oneThatCapturesOtherVariablesIsAnother() {
        assertThat(liveNames(
                        "void m(int x) { use(" + A + "); }",
                        "void m(int x) { use(new Object() { public String toString() { return \"a\" + x; } }); }"))
                .isEqualTo(Map.of("T$1", "T$2"));
    }

    /** Its own code is that of every method that only makes an object of an anonymous class. */
    @Test
    void aMethodThatIsAnotherButForItsAnonymousClassIsAnother() {
        String one = "Object one() { return " + B + "; }";
        String before = "Object two() { return " + A + "; }";
        String now = "Object two() { one(); return " + A + "; }";

        assertThat(renamed(before, one + now)).isEmpty();
        assertThat(renamed(one + now, before)).isEmpty();
    }

    @Test
    void aMethodThatMovedWithItsAnonymousClassIsTheSame() {
        String before = "Object two() { return " + A + "; }";
        String now = "Object one() { return " + A + "; } Object two() { one(); return " + B + "; }";

        assertThat(renamed(before, now))
                .isEqualTo(Map.of("p/T one()Ljava/lang/Object;", "p/T two()Ljava/lang/Object;"));
        assertThat(renamed(now, before))
                .isEqualTo(Map.of("p/T two()Ljava/lang/Object;", "p/T one()Ljava/lang/Object;"));
    }

    @Test
    void ofTwoAddedMethodsThatAreAlikeTheOneWithTheSameAnonymousClassWasRenamed() {
        String before = "Object two() { return " + A + "; }";
        String now = "Object one() { return " + B + "; } Object three() { return " + A + "; }";

        assertThat(renamed(before, now))
                .isEqualTo(Map.of("p/T three()Ljava/lang/Object;", "p/T two()Ljava/lang/Object;"));
    }

    private static Map<String, String> renamed(String before, String now) {
        Compiled live = compiled(before);
        Compiled next = compiled(now);
        return RenamedMethods.enclosing(live.type("T"), next.type("T"), numbered(live), numbered(next));
    }

    @Test
    void pairsThatAreKnownOtherwiseAreTakenAsTheyAre() {
        Compiled before = compiled("void m() { use(" + A + "); use(" + B + "); }");
        Compiled now = compiled("void m() { use(" + A + "); use(" + B + "); }");

        Map<String, String> names = NumberedClassMatcher.match(
                List.of(numbered(before)),
                numbered(now),
                List.of(),
                Map.of(),
                Map.of("p/T$1", "p/T$2"),
                before.types()::containsKey);

        assertThat(names).containsEntry("p/T$1", "p/T$2").doesNotContainEntry("p/T$2", "p/T$2");
    }

    /** What came with the first half of a set must not take the place of what lived before it. */
    @Test
    void thoseThatAreToBeMatchedFirstAre() {
        Compiled lived = compiled("void m() { use(" + A + "); }");
        Compiled half = compiled("void m() { use(" + C + "); use(" + B + "); }");
        Compiled now = compiled("void m() { use(" + C + "); use(" + B + "); }");

        Map<String, String> names = NumberedClassMatcher.match(
                List.of(numbered(lived), List.of(half.type("T$2"))),
                numbered(now),
                List.of(),
                Map.of(),
                Map.of(),
                name -> name.equals("p/T$1") || name.equals("p/T$2"));

        assertThat(names).containsEntry("p/T$2", "p/T$1");
    }

    private static Map<String, String> liveNames(String before, String now) {
        Compiled live = compiled(before);
        Map<String, String> names = new TreeMap<>();
        NumberedClassMatcher.match(
                        List.of(numbered(live)),
                        numbered(compiled(now)),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        live.types()::containsKey)
                .forEach((fileName, liveName) -> names.put(fileName.substring(2), liveName.substring(2)));
        return names;
    }

    private static Collection<ClassFile> numbered(Compiled compiled) {
        return compiled.types().values().stream().filter(ClassFile::isNumbered).toList();
    }

    private static Compiled compiled(String members) {
        return Compiled.of("class T { " + members + " static void use(Object o) {} }");
    }
}
