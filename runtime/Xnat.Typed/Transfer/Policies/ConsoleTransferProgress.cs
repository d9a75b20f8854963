namespace Xnat.Typed;

/// <summary>
/// Shows on a console how far a transfer has come: one line that is written anew on a terminal, a line for each tenth where the output
/// goes to a file or a pipe. It shows amounts alone, no name or label.
/// </summary>
/// <remarks>
/// <para><c>using var progress = new ConsoleTransferProgress(); await session.DownloadDirectoryAsync("data", progress);</c></para>
/// <para>
/// It writes to the error stream, so that the output stays the program's own. Give each transfer one of its own. A stream that cannot be
/// written any more, such as a closed pipe, ends the showing and not the transfer. Safe for several threads.
/// </para>
/// </remarks>
public sealed class ConsoleTransferProgress : IProgress<TransferProgress>, IDisposable
{
    private readonly TextWriter writer;
    private readonly int? width;
    private readonly Lock writing = new();
    private TransferPhase? phase;
    private int tenth;
    private long bytes;
    private int shown;
    private bool isClosed;

    /// <summary>For the error stream of this process.</summary>
    public ConsoleTransferProgress()
        : this(Console.Error, Console.IsErrorRedirected ? null : WidthOfTerminal())
    {
    }

    /// <summary>For any writer, which stays the caller's and open.</summary>
    /// <param name="writer">Gets the text.</param>
    /// <param name="width">
    /// Columns of the terminal behind it, on which one line is written anew; <see langword="null"/> where lines are to stay.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A terminal has at least one column.</exception>
    public ConsoleTransferProgress(TextWriter writer, int? width = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (width is { } columns) ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1, nameof(width));
        (this.writer, this.width) = (writer, width);
    }

    /// <summary>Shows how far it has come, if that differs enough from what was shown last.</summary>
    /// <param name="value">How far.</param>
    public void Report(TransferProgress value)
    {
        lock (writing)
        {
            if (isClosed || phase == TransferPhase.Ended) return;
            var isWorthALine = IsWorthALine(value);
            phase = value.Phase;
            if (width is { } columns) WriteAnew(TransferText.Of(value), columns, value.Phase == TransferPhase.Ended);
            else if (isWorthALine) Write(TransferText.Of(value) + Environment.NewLine);
        }
    }

    /// <summary>Ends the line that is written anew, as is needed where the transfer failed. The writer stays open.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            if (width is not null && shown > 0) Write(Environment.NewLine);
            (shown, isClosed) = (0, true);
        }
    }

    /// <summary>What begins and ends does; between, each tenth of the whole, or twice the bytes where the whole is not known.</summary>
    private bool IsWorthALine(TransferProgress value)
    {
        var reached = (int)((value.Fraction ?? 0) * 10);
        var isFurther = value.Fraction is null ? value.Bytes >= Math.Max(bytes * 2, 1_000_000) : reached > tenth;
        if (phase == value.Phase && !isFurther) return false;
        (tenth, bytes) = (reached, value.Bytes);
        return true;
    }

    /// <summary>One column stays free: many terminals begin a new line when the last is written.</summary>
    private void WriteAnew(string text, int columns, bool isLast)
    {
        var line = text.Length < columns ? text : text[..(columns - 1)];
        Write("\r" + line.PadRight(shown) + (isLast ? Environment.NewLine : ""));
        shown = isLast ? 0 : line.Length;
    }

    private void Write(string text)
    {
        try
        {
            writer.Write(text);
            writer.Flush();
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            isClosed = true;
        }
    }

    private static int WidthOfTerminal()
    {
        try
        {
            return Console.WindowWidth is > 1 and var columns ? columns : 80;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return 80;
        }
    }
}
