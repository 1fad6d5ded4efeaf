package dev.hotreload.examples.shop.domain;

/** Somebody wants a product of which there is none left. */
public class SoldOutException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SoldOutException(String product) {
        super(product + " is sold out");
    }
}
