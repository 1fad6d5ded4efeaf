package dev.hotreload.benchmarks.throughput;

import java.util.SplittableRandom;

/** A formula of one variable; an object for each part of it, and a virtual call for each step of its evaluation. */
abstract class Expression {

    abstract double value(double variable);

    /** A random formula whose parts are nested {@code depth} deep. */
    static Expression random(SplittableRandom random, int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? new Variable() : new Constant(random.nextDouble());
        }
        Expression left = random(random, depth - 1);
        Expression right = random(random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> new Sum(left, right);
            case 1 -> new Difference(left, right);
            case 2 -> new Product(left, right);
            default -> new Greater(left, right);
        };
    }

    private static final class Constant extends Expression {
        private final double number;

        Constant(double number) {
            this.number = number;
        }

        @Override
        double value(double variable) {
            return number;
        }
    }

    private static final class Variable extends Expression {
        @Override
        double value(double variable) {
            return variable;
        }
    }

    private abstract static class Pair extends Expression {
        final Expression left;
        final Expression right;

        Pair(Expression left, Expression right) {
            this.left = left;
            this.right = right;
        }
    }

    private static final class Sum extends Pair {
        Sum(Expression left, Expression right) {
            super(left, right);
        }

        @Override
        double value(double variable) {
            return left.value(variable) + right.value(variable);
        }
    }

    private static final class Difference extends Pair {
        Difference(Expression left, Expression right) {
            super(left, right);
        }

        @Override
        double value(double variable) {
            return left.value(variable) - right.value(variable);
        }
    }

    private static final class Product extends Pair {
        Product(Expression left, Expression right) {
            super(left, right);
        }

        @Override
        double value(double variable) {
            return left.value(variable) * right.value(variable);
        }
    }

    private static final class Greater extends Pair {
        Greater(Expression left, Expression right) {
            super(left, right);
        }

        @Override
        double value(double variable) {
            return Math.max(left.value(variable), right.value(variable));
        }
    }
}
