namespace Xnat.Typed;

/// <summary>One request's place among those at work with the server. Its state is guarded by <see cref="RequestSlots"/>.</summary>
internal sealed class RequestSlot(RequestSlots slots)
{
    private static readonly HttpRequestOptionsKey<RequestSlot> Key = new("Xnat.Typed.RequestSlot");

    /// <summary>Whether it counts among those at work.</summary>
    internal bool IsCounted { get; set; } = true;

    internal bool IsDone { get; set; }

    internal int Readers { get; set; }

    /// <summary>When somebody read from the body at last, in milliseconds of this machine's run.</summary>
    internal long LastRead { get; set; }

    /// <summary>Lends the slot of an answer at hand to the question that has to be asked about it.</summary>
    public static void LendThatOf(HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(Key, out var slot)) slot.Lend();
    }

    public void Answer(HttpRequestMessage request)
    {
        request.Options.Set(Key, this);
        slots.Answer(this);
    }

    public void BeginRead() => slots.BeginRead(this);

    public void EndRead() => slots.EndRead(this);

    /// <summary>The answer is at its end, or nobody wants it any more.</summary>
    public void Release() => slots.Release(this);

    private void Lend() => slots.Lend(this);
}
