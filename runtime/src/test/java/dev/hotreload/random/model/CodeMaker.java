package dev.hotreload.random.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes code at random. */
final class CodeMaker {

    private record OwnField(Type owner, Field field) {}

    private static final int DEEPEST = 3;

    private final Scope scope;
    private final SplittableRandom random;
    private int names;

    CodeMaker(Scope scope, SplittableRandom random) {
        this.scope = scope;
        this.random = random;
    }

    /** A body for a method of the family. */
    static Block body(Program program, Type type, Family family, SplittableRandom random) {
        CodeMaker maker = new CodeMaker(Scope.of(program, type, family), random);
        String tag = maker.tag();
        if (family.id().equals("lib-list-size")) {
            return new Block(
                    tag, List.of(), true, new Expression.Literal(JavaType.INT, Integer.toString(random.nextInt(1, 4))));
        }
        List<Statement> statements = new ArrayList<>(maker.statements(0, random.nextInt(3)));
        if (random.nextInt(3) == 0) {
            // Only where the superclass has it.
            Receiver above = new Receiver(Receiver.How.SUPER, type.id(), 0);
            statements.add(0, new Statement.Add(new Expression.Call(family.id(), above, List.of(), maker.string())));
        }
        return switch (family.returns()) {
            case JavaType.SUPPLIER -> new Block(tag, statements, false, new Expression.Lambda(maker.block(1)));
            case JavaType.OBJECT -> new Block(tag, statements, false, maker.anonymous(1));
            default -> new Block(tag, statements, false, maker.value(0));
        };
    }

    /** A changed body, which keeps its tags. */
    static Block edited(Program program, Type type, Family family, Block body, SplittableRandom random) {
        return family.id().equals("lib-list-size")
                ? body(program, type, family, random)
                : new CodeMaker(Scope.of(program, type, family), random).edited(body, 0, family.isMaker());
    }

    /** A body for a constructor. */
    static Block body(Program program, Type type, Constructor constructor, SplittableRandom random) {
        CodeMaker maker = new CodeMaker(Scope.of(program, type, constructor), random);
        return maker.block(2);
    }

    /** A body for the method of an inner class. */
    static Block innerBody(Program program, Type type, SplittableRandom random) {
        return new CodeMaker(Scope.ofInner(program, type), random).block(1);
    }

    /** Another body for it. */
    static Block editedInner(Program program, Type type, Block body, SplittableRandom random) {
        return new CodeMaker(Scope.ofInner(program, type), random).edited(body, 1, false);
    }

    private Block edited(Block body, int depth, boolean keepsResult) {
        List<Statement> statements = new ArrayList<>(body.statements());
        Expression result = body.result();
        switch (random.nextInt(5)) {
            case 0 -> statements.add(random.nextInt(statements.size() + 1), statement(depth));
            case 1 -> {
                if (!statements.isEmpty()) {
                    statements.remove(random.nextInt(statements.size()));
                } else {
                    statements.add(statement(depth));
                }
            }
            case 2 -> {
                if (statements.size() > 1) {
                    statements.add(statements.remove(0));
                } else {
                    statements.add(0, statement(depth));
                }
            }
            case 3 -> statements.replaceAll(each -> random.nextInt(2) == 0 ? statement(depth) : each);
            default -> result = keepsResult ? editedResult(result, depth) : value(depth);
        }
        return body.with(statements, result);
    }

    /** A maker still makes what it made, with other code. */
    private Expression editedResult(Expression result, int depth) {
        if (result instanceof Expression.Lambda lambda) {
            return new Expression.Lambda(edited(lambda.body(), depth + 1, false));
        }
        if (result instanceof Expression.Anonymous anonymous) {
            return new Expression.Anonymous(anonymous.tag(), edited(anonymous.body(), depth + 1, false));
        }
        return result;
    }

    private List<Statement> statements(int depth, int count) {
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statements.add(statement(depth));
        }
        return statements;
    }

    private Block block(int depth) {
        return new Block(tag(), statements(depth, random.nextInt(2)), false, value(depth));
    }

    private Statement statement(int depth) {
        if (depth >= DEEPEST) {
            return new Statement.Add(value(depth));
        }
        return switch (random.nextInt(14)) {
            case 12, 13 ->
                any(scope.type().inners().keySet().stream())
                        .<Statement>map(Statement.InnerCall::new)
                        .orElseGet(() -> new Statement.Add(value(depth)));
            case 0 -> new Statement.If(value(depth + 1), statement(depth + 1), statement(depth + 1));
            case 1 -> new Statement.Loop("i" + name(), statement(depth + 1));
            case 2 -> new Statement.Try("e" + name(), value(depth + 1), statement(depth + 1));
            case 3, 4 ->
                field(scope.type(), false)
                        .<Statement>map(found -> new Statement.SetAndBack("before" + name(), found, value(depth + 1)))
                        .orElseGet(() -> new Statement.Add(value(depth)));
            case 5 -> new Statement.LocalClass("Local" + name(), block(depth + 1));
            case 6 ->
                new Statement.LocalRecord(
                        "Record" + name(), random.nextInt(2) == 0 ? List.of("a") : List.of("a", "b"), value(depth + 1));
            case 7 -> new Statement.Pattern("s" + name(), value(depth + 1));
            default -> new Statement.Add(value(depth));
        };
    }

    private Expression value(int depth) {
        if (depth >= DEEPEST) {
            return leaf();
        }
        int next = depth + 1;
        return switch (random.nextInt(19)) {
            case 16, 17, 18 -> onValue(depth);
            case 0 -> new Expression.Joined(value(next), value(next));
            case 1 -> new Expression.Sum(number(), value(next), value(next));
            case 2 -> new Expression.Choice(value(next), value(next), value(next));
            case 3, 4 -> new Expression.Lambda(block(next));
            case 5 -> new Expression.Mapped("x" + name(), value(next));
            case 6 -> anonymous(next);
            case 7 ->
                new Expression.Switch(
                        value(next), JavaType.STRING, List.of("\"s1\"", "\"b\""), List.of(leaf(), value(next)), leaf());
            case 8 ->
                new Expression.Switch(value(next), JavaType.INT, List.of("1", "7, 9"), List.of(leaf(), leaf()), leaf());
            case 9 -> enumSwitch(next);
            case 10 -> reference();
            case 11, 12, 13 -> call(depth);
            default -> leaf();
        };
    }

    private Expression leaf() {
        return switch (random.nextInt(5)) {
            case 4 ->
                any(scope.program().types().stream())
                        .<Expression>map(type -> new Expression.Made(OwnType.of(type), random.nextInt(30), string()))
                        .orElseGet(this::literal);
            case 0 -> new Expression.Parameter(random.nextInt(3), string());
            case 1, 2 ->
                field(any(scope.program().types().stream()).orElse(scope.type()), true)
                        .<Expression>map(found -> found)
                        .orElseGet(this::literal);
            default -> literal();
        };
    }

    private Expression literal() {
        String type = JavaType.any(random);
        return new Expression.Literal(type, JavaType.literal(type, random));
    }

    private Expression.Anonymous anonymous(int depth) {
        return new Expression.Anonymous("anonymous" + name(), block(depth));
    }

    private Expression enumSwitch(int depth) {
        Expression first = value(depth);
        return any(scope.program().types().stream().filter(type -> type.kind() == Kind.ENUM))
                .<Expression>map(type -> new Expression.EnumSwitch(type.id(), random.nextInt(5), first, leaf()))
                .orElse(first);
    }

    private Expression call(int depth) {
        return anyFamily()
                .<Expression>map(family ->
                        new Expression.Call(family.id(), receiver(family), arguments(family, depth), string()))
                .orElseGet(this::leaf);
    }

    private List<Expression> arguments(Family family, int depth) {
        return Stream.generate(() -> value(Math.min(depth + 2, DEEPEST)))
                .limit(family.parameters().size())
                .toList();
    }

    private Expression onValue(int depth) {
        Optional<Expression> value = random.nextInt(3) == 0 ? ownParameter() : ownField();
        return value.flatMap(found -> anyFamily(family -> !family.isStatic() && isCallable(found, family))
                        .<Expression>map(family -> new OnValue(found, family.id(), arguments(family, depth), string())))
                .orElseGet(() -> call(depth));
    }

    private boolean isCallable(Expression value, Family family) {
        String type = value instanceof Expression.Parameter parameter
                ? scope.parameters().get(parameter.index())
                : ((Expression.FieldValue) value).field(scope).orElseThrow().type();
        return OwnType.in(scope.program(), type)
                .filter(found -> scope.program().isBelow(found, family.root()))
                .isPresent();
    }

    private Optional<Expression> ownParameter() {
        return any(IntStream.range(0, scope.parameters().size()).boxed())
                .filter(index -> OwnType.is(scope.parameters().get(index)))
                .map(index -> new Expression.Parameter(index, string()));
    }

    private Optional<Expression> ownField() {
        return any(scope.program().types().stream()
                        .flatMap(type -> type.fields().values().stream()
                                .filter(field -> OwnType.is(field.type()))
                                .map(field -> new OwnField(type, field))))
                .map(found -> fieldOf(found.owner(), found.owner(), found.field(), true));
    }

    private Expression reference() {
        return anyFamily()
                .filter(family -> family.parameters().isEmpty())
                .<Expression>map(family -> new Expression.Reference(family.id(), receiver(family), string()))
                .orElseGet(this::leaf);
    }

    private Optional<Family> anyFamily() {
        return anyFamily(family -> true);
    }

    private Optional<Family> anyFamily(Predicate<Family> condition) {
        return any(scope.program().families().stream()
                .filter(family -> !family.isLibrary() && family.level() < scope.level())
                .filter(condition));
    }

    /** Often its own or inherited method, else that of a new object. */
    private Receiver receiver(Family family) {
        Program program = scope.program();
        if (family.isStatic()) {
            String named = any(program.types().stream().filter(type -> program.isBelow(type, family.root())))
                    .map(Type::id)
                    .orElse(family.root());
            return new Receiver(Receiver.How.STATIC, named, 0);
        }
        if (program.isBelow(scope.type(), family.root()) && random.nextInt(4) > 0) {
            Receiver.How how = random.nextInt(5) == 0 ? Receiver.How.SUPER : Receiver.How.THIS;
            return new Receiver(how, scope.type().id(), 0);
        }
        String made = any(program.types().stream()
                        .filter(type -> type.kind().isInstantiable() && program.isBelow(type, family.root())))
                .map(Type::id)
                .orElse(family.root());
        return new Receiver(Receiver.How.NEW, made, random.nextInt(4));
    }

    private Optional<Expression.FieldValue> field(Type type, boolean onOthers) {
        List<Type> owners = scope.program().supertypes(type);
        Type owner = owners.get(random.nextInt(owners.size()));
        return any(owner.fields().values().stream()).map(found -> fieldOf(type, owner, found, onOthers));
    }

    private Expression.FieldValue fieldOf(Type type, Type owner, Field field, boolean onOthers) {
        Receiver.How how = field.isStatic()
                ? Receiver.How.STATIC
                : onOthers && !scope.program().isBelow(scope.type(), owner.id()) ? Receiver.How.NEW : Receiver.How.THIS;
        return new Expression.FieldValue(
                owner.id(), field.id(), new Receiver(how, type.id(), random.nextInt(4)), string());
    }

    private String number() {
        return List.of(JavaType.INT, "long", "double").get(random.nextInt(3));
    }

    private String string() {
        return JavaType.literal(JavaType.STRING, random);
    }

    private String tag() {
        return "b" + Long.toString(random.nextLong() >>> 34, 36);
    }

    /** A name that is unlikely to be used in the same body by another edit. */
    private String name() {
        return Long.toString(random.nextLong() >>> 44, 36) + names++;
    }

    private <T> Optional<T> any(Stream<T> candidates) {
        List<T> list = candidates.toList();
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(random.nextInt(list.size())));
    }
}
