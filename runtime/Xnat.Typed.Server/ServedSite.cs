namespace Xnat.Typed.Server;

/// <summary>A state that requests work with, let go when it has been replaced and the last of them has been answered.</summary>
internal sealed class ServedSite(Site site, XnatApplication application)
{
    private readonly Lock gate = new();
    private readonly List<Action> afterwards = [];
    private int users;
    private bool isReplaced;

    public Site Site { get; } = site;

    public XnatApplication Application { get; } = application;

    /// <returns>Whether it is the state still; otherwise there is another one.</returns>
    public bool TryEnter()
    {
        lock (gate)
        {
            if (isReplaced) return false;
            users++;
            return true;
        }
    }

    public void Leave()
    {
        lock (gate) users--;
        LetGo();
    }

    /// <param name="last">What is to be done when nobody works with it any more.</param>
    public void Replace(Action last)
    {
        lock (gate)
        {
            isReplaced = true;
            afterwards.Add(last);
        }

        LetGo();
    }

    private void LetGo()
    {
        lock (gate)
        {
            if (!isReplaced || users > 0 || afterwards.Count == 0) return;
            afterwards.ForEach(last => last());
            afterwards.Clear();
        }
    }
}
