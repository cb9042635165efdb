/// The best way to give each row a column of its own (Kuhn and Munkres, by shortest augmenting paths).
enum Assignment {
    /// The column of each row so that the sum of `gain` is greatest; there are at least as many columns as rows.
    ///
    /// `gain` is called with a row and a column; O(rows² × columns).
    static func best(rows: Int, columns: Int, gain: (Int, Int) -> Float) -> [Int] {
        precondition(rows <= columns, "every row needs a column of its own")
        var search = Search(rows: rows, columns: columns)
        for row in 0..<rows { search.place(row, gain) }
        return search.columnsOfRows(rows)
    }

    /// Columns are counted from 1 inside; column 0 stands for the row that is being placed.
    private struct Search {
        var rowOfColumn: [Int]
        var rowPrice: [Float]
        var columnPrice: [Float]

        init(rows: Int, columns: Int) {
            rowOfColumn = Array(repeating: -1, count: columns + 1)
            rowPrice = Array(repeating: 0, count: rows)
            columnPrice = Array(repeating: 0, count: columns + 1)
        }

        mutating func place(_ row: Int, _ gain: (Int, Int) -> Float) {
            rowOfColumn[0] = row
            var least = Array(repeating: Float.infinity, count: rowOfColumn.count)
            var cameFrom = Array(repeating: 0, count: rowOfColumn.count)
            var isReached = Array(repeating: false, count: rowOfColumn.count)
            var column = 0
            repeat {
                isReached[column] = true
                let from = rowOfColumn[column]
                var (step, next) = (Float.infinity, 0)
                for other in 1..<rowOfColumn.count where !isReached[other] {
                    let cost = -gain(from, other - 1) - rowPrice[from] - columnPrice[other]
                    if cost < least[other] { (least[other], cameFrom[other]) = (cost, column) }
                    if least[other] < step { (step, next) = (least[other], other) }
                }
                for other in rowOfColumn.indices {
                    if isReached[other] {
                        rowPrice[rowOfColumn[other]] += step
                        columnPrice[other] -= step
                    } else {
                        least[other] -= step
                    }
                }
                column = next
            } while rowOfColumn[column] >= 0
            while column != 0 {
                rowOfColumn[column] = rowOfColumn[cameFrom[column]]
                column = cameFrom[column]
            }
        }

        func columnsOfRows(_ rows: Int) -> [Int] {
            var columns = Array(repeating: 0, count: rows)
            for column in 1..<rowOfColumn.count where rowOfColumn[column] >= 0 {
                columns[rowOfColumn[column]] = column - 1
            }
            return columns
        }
    }
}
