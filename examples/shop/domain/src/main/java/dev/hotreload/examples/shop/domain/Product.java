package dev.hotreload.examples.shop.domain;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** What the shop sells. */
@Entity
public class Product {

    @Id
    @GeneratedValue
    private long id;

    private String name = "";
    private int cents;
    private int stock;

    protected Product() {}

    public Product(String name, int cents, int stock) {
        this.name = name;
        this.cents = cents;
        this.stock = stock;
    }

    public long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public int getCents() {
        return cents;
    }

    public int getStock() {
        return stock;
    }

    /** Takes one out of the store. */
    public void take() {
        if (stock == 0) {
            throw new SoldOutException(name);
        }
        stock--;
    }

    /** Puts some more into the store. */
    public void add(int pieces) {
        stock += pieces;
    }
}
