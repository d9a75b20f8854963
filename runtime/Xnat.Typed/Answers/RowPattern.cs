using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Xnat.Typed;

/// <summary>
/// How a row that was read token by token was written. Rows of one table differ in their texts and in nothing else, so that the next ones
/// are taken by comparing what stands between their texts; whatever differs is left to the reader of JSON, which also says what is wrong.
/// </summary>
/// <param name="limits">What is not read any more.</param>
internal sealed class RowPattern(XnatLimits limits)
{
    private readonly List<Piece> pieces = [];
    private byte[] text = [];
    private int end;
    private bool isOpen;
    private bool isLearned;

    /// <summary>A row is read that can be learned from: all of it is at hand, what stands before it too.</summary>
    /// <param name="start">Index of the first byte behind the row before.</param>
    public void Begin(int start)
    {
        pieces.Clear();
        (end, isOpen, isLearned) = (start, true, false);
    }

    /// <summary>A text of the row, written plainly.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="start">Index of its first byte.</param>
    /// <param name="length">Number of its bytes.</param>
    public void Add(int column, int start, int length)
    {
        if (!isOpen) return;
        pieces.Add(new(end, start - end, column));
        end = start + length;
    }

    /// <summary>The row is none to learn from.</summary>
    public void Abandon() => isOpen = isLearned = false;

    /// <summary>The row has ended.</summary>
    /// <param name="bytes">What the indices mean.</param>
    /// <param name="rowEnd">Index behind the row.</param>
    public void End(ReadOnlySpan<byte> bytes, int rowEnd)
    {
        if (!isOpen || pieces.Count == 0) return;
        var first = pieces[0].Start;
        pieces.Add(new(end, rowEnd - end, Piece.None));
        foreach (ref var piece in CollectionsMarshal.AsSpan(pieces)) piece = piece with { Start = piece.Start - first };
        text = bytes[first..rowEnd].ToArray();
        (isOpen, isLearned) = (false, true);
    }

    /// <summary>
    /// Takes the rows at the beginning of <paramref name="bytes"/> that are written alike; answers how many bytes they have.
    /// </summary>
    public int Take(ReadOnlySpan<byte> bytes, TableBatchBuilder batch, List<TableRow> rows)
    {
        var used = 0;
        while (isLearned && TakeRow(bytes[used..], batch) is var length and > 0)
        {
            batch.EndRow(rows);
            used += length;
        }

        return used;
    }

    /// <summary>Length of the row, or 0 if it is written otherwise, or not there to its end.</summary>
    private int TakeRow(ReadOnlySpan<byte> bytes, TableBatchBuilder batch)
    {
        var at = 0;
        batch.BeginRow();
        foreach (ref readonly var piece in CollectionsMarshal.AsSpan(pieces))
        {
            if (!bytes[at..].StartsWith(text.AsSpan(piece.Start, piece.Length))) break;
            at += piece.Length;
            if (piece.Column == Piece.None) return at <= limits.RowBytes ? at : Give(batch);
            var length = LengthOfText(bytes[at..]);
            if (length < 0) break;
            batch.Add(piece.Column, bytes.Slice(at, length));
            at += length;
        }

        return Give(batch);
    }

    private static int Give(TableBatchBuilder batch)
    {
        batch.GiveUpRow();
        return 0;
    }

    /// <summary>Number of bytes before the quotation mark; negative if it is not there, or the text is not a plain one.</summary>
    private static int LengthOfText(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.IndexOfAny((byte)'"', (byte)'\\');
        if (length < 0 || bytes[length] == '\\') return -1;
        var found = bytes[..length];
        if (!found.ContainsAnyExceptInRange((byte)' ', (byte)0x7F)) return length;
        return !found.ContainsAnyInRange((byte)0, (byte)0x1F) && Utf8.IsValid(found) ? length : -1;
    }

    /// <summary>What stands before a text, or at the end of a row.</summary>
    /// <param name="Start">Index of its first byte.</param>
    /// <param name="Length">Number of its bytes.</param>
    /// <param name="Column">The column of the text behind it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece(int Start, int Length, int Column)
    {
        public const int None = -1;
    }
}
