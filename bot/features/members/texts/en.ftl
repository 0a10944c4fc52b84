# Several names in a row.
name = { $name }
names = { $names }, { $name }
and-more = { $names } and { $more ->
        [one] one more
       *[other] { $more } more
    }
