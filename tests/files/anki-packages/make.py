"""Made the packages beside it, with anki 26.9.3: python make.py FOLDER (TZ=UTC). They were zipped anew, which only made them smaller."""
import json, os, sys, tempfile, time
import anki.lang
from anki.collection import Collection, ExportAnkiPackageOptions, DeckIdLimit
anki.lang.set_lang("en")
out=sys.argv[1]
col=Collection(os.path.join(tempfile.mkdtemp(),"collection.anki2"))
col.set_config("fsrs", True)
def deck(n): return col.decks.id(n)
def note(nt, fields, d, tags=()):
    m=col.models.by_name(nt); n=col.new_note(m)
    for i,f in enumerate(fields): n.fields[i]=f
    n.tags=list(tags); col.add_note(n, deck(d)); return n
a=note("Basic",["What is <b>1&lt;2</b>?<br>Say","yes&nbsp;<i>it</i> is [sound:a.mp3]"],"Maths::Logic",["t1","x::y"])
b=note("Basic (and reversed card)",["法语","French"],"语言")
c=note("Cloze",["The {{c1::capital::what}} of {{c2::France}} is {{c1::Paris}}","extra <img src='p.png'>"],"Maths")
d=note("Basic (type in the answer)",["2+2","4"],"Maths")
e=note("Basic (optional reversed card)",["opt","rev","y"],"Maths")
e2=note("Basic (optional reversed card)",["opt2","rev2",""],"Maths")
m=col.models.copy(col.models.by_name("Basic")); m["name"]="Custom"
f=col.models.new_field("Hint"); col.models.add_field(m,f)
f=col.models.new_field("Secret"); col.models.add_field(m,f)
m["tmpls"][0]["qfmt"]="{{Back}}<br>{{Hint}}"; m["tmpls"][0]["afmt"]="{{FrontSide}}<hr>{{Front}}"
col.models.update_dict(m)
g=note("Custom",["the answer","the question","the hint","hidden"],"Maths")
l=note("Basic",["latex \\(x^2\\) [latex]y[/latex]","ok"],"Default")
# study
col.decks.select(deck("Maths::Logic"))
from anki.scheduler.v3 import CardAnswer
def answer(card, rating):
    card.start_timer()
    st=col._backend.get_scheduling_states(card.id)
    ans=col.sched.build_answer(card=card, states=st, rating=rating)
    col.sched.answer_card(ans)
for n,r in ((a,[2,3]),(b,[3,3]),(c,[2,2]),(d,[3])):
    for i,cc in enumerate(n.cards()):
        for x in r[:2]:
            answer(col.get_card(cc.id), x)
# history in the past
day=86400000
now=int(time.time()*1000)
cc=a.cards()[0]
col.db.execute("delete from revlog where cid=?",cc.id)
t=now-40*day
for ease,ivl,last,ty in ((3,-600,-60,0),(3,3,-600,0),(3,9,3,1),(1,-600,9,1),(3,5,-600,2)):
    col.db.execute("insert into revlog values(?,?,?,?,?,?,?,?,?)",t,cc.id,-1,ease,ivl,last,2500,5000,ty)
    t+= (abs(ivl)*day if ivl>0 else 600000)
cd=col.get_card(cc.id); cd.type=2; cd.queue=2; cd.ivl=5; cd.due=col.sched.today+2; col.update_card(cd)
col.sched.suspend_cards([b.cards()[1].id]); col.set_user_flag_for_cards(3,[b.cards()[0].id])
col.sched.bury_cards([d.cards()[0].id])
for legacy in (False,True):
    o=ExportAnkiPackageOptions(with_scheduling=True, with_media=True, legacy=legacy, with_deck_configs=True)
    col.export_anki_package(out_path=os.path.abspath(out+("-old" if legacy else "-new")+".apkg"), options=o, limit=None)
rows=[]
for cid in col.db.list("select id from cards order by id"):
    k=col.get_card(cid); ms=k.memory_state
    rows.append(dict(q=k.note().fields[0][:20],ord=k.ord,type=k.type,queue=k.queue,due=k.due,today=col.sched.today,ivl=k.ivl,s=getattr(ms,'stability',None),d=getattr(ms,'difficulty',None),flags=k.flags))
json.dump(rows,open(out+".json","w"),ensure_ascii=False,indent=0)
col.export_collection_package(os.path.abspath(out+"-col.colpkg"), include_media=True, legacy=False)
