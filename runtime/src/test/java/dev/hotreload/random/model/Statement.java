package dev.hotreload.random.model;

import java.util.List;
import java.util.Set;

/** A statement that adds to a text, which is a local variable. */
sealed interface Statement {

    /** The statement in Java. */
    String java(Scope scope, String text);

    /** Adds {@code this} and the parameters that it uses. */
    void uses(Scope scope, Set<String> captured);

    /** Adds a value. */
    record Add(Expression value) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return text + " += \"|\" + " + value.java(scope, JavaType.STRING) + ";\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            value.uses(scope, captured);
        }
    }

    /** Adds one of two things. */
    record If(Expression condition, Statement then, Statement otherwise) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return "if (" + condition.java(scope, "boolean") + ") {\n" + then.java(scope, text) + "} else {\n"
                    + otherwise.java(scope, text) + "}\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            condition.uses(scope, captured);
            then.uses(scope, captured);
            otherwise.uses(scope, captured);
        }
    }

    /** Adds something twice. */
    record Loop(String variable, Statement body) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return "for (int " + variable + " = 0; " + variable + " < 2; " + variable + "++) {\n" + text + " += "
                    + variable + ";\n" + body.java(scope, text) + "}\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            body.uses(scope, captured);
        }
    }

    /** Throws and catches. */
    record Try(String variable, Expression message, Statement last) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return "try {\nif (" + text + ".length() > 1) {\nthrow new IllegalStateException("
                    + message.java(scope, JavaType.STRING) + ");\n}\n} catch (IllegalStateException " + variable
                    + ") {\n" + text + " += " + variable + ".getMessage();\n} finally {\n" + last.java(scope, text)
                    + "}\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            message.uses(scope, captured);
            last.uses(scope, captured);
        }
    }

    /** Sets a field, adds its value, and sets it back. */
    record SetAndBack(String variable, Expression.FieldValue field, Expression value) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            if (!isPossible(scope)) {
                return new Add(field).java(scope, text);
            }
            String place = field.place(scope).orElseThrow();
            String type = field.field(scope).orElseThrow().type();
            return "{\n" + OwnType.java(scope.program(), type) + " " + variable + " = " + place + ";\n" + place + " = "
                    + value.java(scope, type) + ";\n" + text + " += " + scope.convert(place, type, JavaType.STRING)
                    + ";\n" + place + " = " + variable + ";\n}\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            field.uses(scope, captured);
            if (isPossible(scope)) {
                value.uses(scope, captured);
            }
        }

        private boolean isPossible(Scope scope) {
            return field.place(scope).isPresent()
                    && field.receiver().how() != Receiver.How.NEW
                    && !field.field(scope).orElseThrow().isFinal();
        }
    }

    /** Declares a local class and calls it. */
    record LocalClass(String name, Block body) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return "class " + name + " {\nString say() {\n" + body.java(scope, JavaType.STRING) + "}\n}\n" + text
                    + " += new " + name + "().say();\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            body.uses(scope, captured);
            captured.add("anonymous");
        }
    }

    /** Calls an object of an inner class of the enclosing type. */
    record InnerCall(String inner) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return isPossible(scope) ? text + " += " + scope.type().name() + ".this.new " + inner + "().say();\n" : "";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            if (isPossible(scope)) {
                captured.add("this");
            }
        }

        /** Inner classes are at level 0. */
        private boolean isPossible(Scope scope) {
            return !scope.isStatic()
                    && scope.level() > 0
                    && scope.type().inners().containsKey(inner);
        }
    }

    /** Declares a local record and adds one. */
    record LocalRecord(String name, List<String> components, Expression value) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            String header = String.join(
                    ", ", components.stream().map(each -> "String " + each).toList());
            String values = String.join(
                    ", ",
                    components.stream()
                            .map(each -> value.java(scope, JavaType.STRING))
                            .toList());
            return "record " + name + "(" + header + ") {}\n" + text + " += new " + name + "(" + values + ");\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            value.uses(scope, captured);
        }
    }

    /** Adds a text if it is long enough, by a pattern. */
    record Pattern(String variable, Expression value) implements Statement {
        @Override
        public String java(Scope scope, String text) {
            return "if ((Object) (" + value.java(scope, JavaType.STRING) + ") instanceof String " + variable + " && "
                    + variable + ".length() > 2) {\n" + text + " += " + variable + ".substring(1);\n}\n";
        }

        @Override
        public void uses(Scope scope, Set<String> captured) {
            value.uses(scope, captured);
        }
    }
}
