namespace Xnat.Typed.Runtime.Tests.Trust.WrongAnswers;

/// <summary>Next to the wire: puts a wrong answer in the place of one, or of all.</summary>
internal sealed class AnswerSwapper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int seen;
    private int place;
    private WrongAnswer? wrong;

    public int Seen => Volatile.Read(ref seen);

    /// <summary>Whether anything but reading was asked for.</summary>
    public bool HasWritten { get; private set; }

    /// <summary>Whether the wrong answer was given at all.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>Counts anew; from here on the answer to the request of this number is wrong, or to each with 0.</summary>
    public void Watch(int at, WrongAnswer? answer) => (seen, place, wrong, HasWritten, HasStruck) = (0, at, answer, false, false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref seen);
        HasWritten |= WrongAnswer.IsWrite(request);
        if (wrong is null || (place != 0 && number != place)) return await base.SendAsync(request, cancellationToken);
        var answer = await wrong.Make(request, () => base.SendAsync(request, cancellationToken));
        if (answer is null) return await base.SendAsync(request, cancellationToken);
        HasStruck = true;
        answer.RequestMessage = request;
        return answer;
    }
}
